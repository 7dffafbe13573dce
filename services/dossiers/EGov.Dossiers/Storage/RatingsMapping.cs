using EGov.Dossiers.Model;
using Microsoft.EntityFrameworkCore;

namespace EGov.Dossiers.Storage;

internal static class RatingsMapping
{
    internal const string OncePerDossier = "ux_rating_dossier";
    internal const string QuestionDay = "ux_survey_question_day";

    private static readonly (string Code, string Text, string English)[] FirstSurvey =
    [
        ("CONG_KHAI", "Thủ tục được niêm yết công khai, đầy đủ, dễ tìm", "The procedure is published in full and easy to find"),
        ("HUONG_DAN", "Cán bộ hướng dẫn rõ ràng, đầy đủ trong một lần", "The officials explain clearly, completely and at once"),
        ("THANH_PHAN", "Giấy tờ phải nộp đúng như quy định", "The papers asked for are the published ones"),
        ("THAI_DO", "Cán bộ lịch sự, đúng mực", "The officials are polite"),
        ("NANG_LUC", "Cán bộ thành thạo công việc", "The officials know their work"),
        ("DI_LAI", "Số lần phải đến cơ quan hợp lý", "The number of visits is reasonable"),
        ("THOI_GIAN", "Kết quả được trả đúng hẹn", "The result came on time"),
        ("KET_QUA", "Kết quả đúng, đủ thông tin, không sai sót", "The result is right and complete"),
        ("PHI", "Phí, lệ phí đúng mức công bố", "Fees and charges are the published ones"),
        ("CO_SO", "Nơi tiếp nhận thuận tiện, đủ chỗ ngồi và trang thiết bị", "The desk is convenient and well equipped"),
        ("TRUC_TUYEN", "Nộp và tra cứu hồ sơ trực tuyến dễ dàng", "Submitting and tracking online is easy"),
    ];

    internal static void Apply(ModelBuilder model)
    {
        model.Entity<Rating>(rating =>
        {
            rating.ToTable("rating", table => table.HasCheckConstraint("ck_rating_level", "level between 1 and 5"));
            rating.Property(r => r.Id).ValueGeneratedNever();
            rating.Property(r => r.Version).IsConcurrencyToken();
            rating.Property(r => r.Level).HasConversion<short>();
            rating.Property(r => r.Answers).IsDocument();
            rating.HasOne<Dossier>().WithMany().HasForeignKey(r => r.DossierId).OnDelete(DeleteBehavior.Restrict);
            rating.HasOne<Agency>().WithMany().HasForeignKey(r => r.AgencyId).OnDelete(DeleteBehavior.Restrict);
            rating.HasIndex(r => r.DossierId).IsUnique().HasDatabaseName(OncePerDossier);
            rating.HasIndex(r => new { r.AgencyId, r.RatedOn }).HasDatabaseName("ix_rating_agency_day")
                .IncludeProperties(r => new { r.Level, r.ProcedureId, r.ProcedureVersionId, r.FinishedOn, r.AppraisedAt, r.Appraisal });
        });
        model.Entity<RatingLink>(link =>
        {
            link.ToTable("rating_link");
            link.HasKey(l => l.TokenHash);
            link.HasOne<Dossier>().WithMany().HasForeignKey(l => l.DossierId).OnDelete(DeleteBehavior.Restrict);
        });
        model.Entity<SurveyQuestion>(question =>
        {
            question.ToTable("survey_question");
            question.Property(q => q.Id).ValueGeneratedNever();
            question.Property(q => q.Version).IsConcurrencyToken();
            question.HasIndex(q => new { q.Code, q.ValidFrom }).IsUnique().HasDatabaseName(QuestionDay);
            question.HasData(FirstSurvey.Select((q, i) => new
            {
                Id = new Guid(0x01948000, 1, 0x7001, 0x80, 0, 0, 0, 0, 0, 0, (byte)(i + 1)),
                Version = 1,
                q.Code,
                Number = i + 1,
                q.Text,
                TextEnglish = q.English,
                ValidFrom = new DateOnly(2000, 1, 1),
            }));
        });
    }
}
