using EGov.Dossiers.Contracts;
using EGov.Dossiers.Model;
using EGov.Dossiers.Payments;
using EGov.WorkingTime;
using Microsoft.EntityFrameworkCore;
using Channel = EGov.Dossiers.Contracts.Channel;

namespace EGov.Dossiers.Tests;

/// <content>What points are given for: files, results, payments, ratings, petitions, supplements, and rules with validity.</content>
public sealed partial class DossiersApp
{
    internal async Task PublishesAsync(string code, Guid? agency, int level, bool complete)
    {
        await using var db = OpenDb();
        var procedure = new Procedure(Guid.CreateVersion7(), code);
        var version = procedure.Draft(
            new ProcedureText($"Thủ tục {code}", "Chứng thực", agency, level, level == 4),
            new ProcedureContent(
                [Channel.Direct, Channel.Online], [new Component("TP01", "Đơn", true, 1, 0, null)], [], [new Term(Channel.Direct, 1, DurationUnit.WorkingDays)],
                [new Step(1, "Tiếp nhận", null, new AgencySelector(SelectorKind.Receiving), "Bộ phận Một cửa", "desk", 8)], PausePolicy.Restart,
                complete ? ["NĐ 23/2015/NĐ-CP"] : [], null, "Văn bản chứng thực"));
        version.Publish(new DateOnly(2020, 1, 1), null);
        db.Add(procedure);
        await db.SaveChangesAsync();
    }

    internal async Task FilesAsync(Guid dossier, DateTimeOffset at, bool reused)
    {
        await using var db = OpenDb();
        var file = StoreFile(db, at);
        var kept = reused
            ? new KeptPaper { Id = Guid.CreateVersion7(), ApplicantKind = ApplicantKind.Citizen, Identity = $"{file:N}", FileId = file, Kind = KeptKind.Component, Title = "Giấy khai sinh", SourceDossierId = dossier, KeptAt = at }
            : null;
        if (kept is not null)
        {
            db.Add(kept);
        }

        db.Add(new FiledPaper { Id = Guid.CreateVersion7(), DossierId = dossier, FileId = file, Purpose = PaperPurpose.Component, Component = "TP01", Nature = PaperNature.Ordinary, KeptPaperId = kept?.Id, FiledAt = at });
        await db.SaveChangesAsync();
    }

    internal async Task SignsResultAsync(Guid dossier, Guid agency, DateTimeOffset decidedAt)
    {
        await using var db = OpenDb();
        db.Add(new ResultFile
        {
            Id = Guid.CreateVersion7(),
            DossierId = dossier,
            DecidedAt = decidedAt,
            FileId = StoreFile(db, decidedAt),
            OriginalSha256 = new string('a', 64),
            AgencyId = agency,
            SignedByName = "Trần Văn Minh",
            SignedAt = decidedAt,
            Signer = "UBND xã",
            SerialNumber = "01",
        });
        await db.SaveChangesAsync();
    }

    internal Task PaysAtOnceAsync(Guid dossier, Guid agency, PaymentWay way, DateTimeOffset at) => MoveAsync(dossier, (db, known) =>
    {
        var lines = new[] { new PaymentLine(ObligationKind.Fee, "P1", "Phí", "lần", 1, 50_000, 50_000, null) };
        var (request, refusal) = PaymentRequest.For(known, "Chứng thực", new Demand(1, agency, PaymentTiming.After, false, lines, CivilTime.DateOf(at), "Phí chứng thực"), at, Someone);
        refusal.ShouldBeAllowed();
        request!.Pay(new Collection(agency, way, at, "Nguyễn Văn An", null, null), at).ShouldBeAllowed();
        db.Add(request);
        return Task.CompletedTask;
    });

    /// <summary>Asks for a supplement in the morning and takes it in the afternoon; the due time stays.</summary>
    internal Task SupplementsAsync(Guid dossier, DateTimeOffset asked, DateTimeOffset answered, DateTimeOffset dueAt) => MoveAsync(dossier, (db, known) =>
    {
        known.Suspend(DossierState.SupplementRequested, "Thiếu bản sao", known.SupplementRequests > 0, asked, Someone).ShouldBeAllowed();
        var item = new SupplementItem(1, null, "Bản sao", 1, 0, "BS-BANSAO", "Bản sao chưa được chứng thực", null);
        var request = SupplementRequest.Of(known, new SupplementRequest.Asking("01/PBS", [item], new SupplementContact("Hoa", "0912345678"), dueAt, dueAt, null), Someone);
        request.Close(answered);
        db.Add(request);
        known.Resume(answered, new ResumedDueTimes(dueAt, dueAt, dueAt), Someone, null).ShouldBeAllowed();
        return Task.CompletedTask;
    });

    internal async Task<Guid> PetitionsAsync(Guid agency, DateTimeOffset at, DateTimeOffset dueAt, Guid? dossier = null, bool accepted = true)
    {
        await using var db = OpenDb();
        var petition = new Petition { Code = $"PAKN-{Interlocked.Increment(ref _codes):000000}", About = dossier is null ? PetitionSubject.Agency : PetitionSubject.Attitude, DossierId = dossier, Title = "Phản ánh", Content = "Nội dung", ReceivedAt = at };
        petition.Begin(agency, dueAt, Someone);
        if (accepted)
        {
            petition.Accept(Someone, at).ShouldBeAllowed();
        }

        db.Add(petition);
        await db.SaveChangesAsync();
        return petition.Id;
    }

    internal async Task OnPetitionAsync(Guid id, Action<Petition> move)
    {
        await using var db = OpenDb();
        var petition = await db.Petitions.Include(p => p.Steps).SingleAsync(p => p.Id == id);
        move(petition);
        await db.SaveChangesAsync();
    }

    internal static Action<Petition> Answered(DateTimeOffset at, bool? satisfied = null, DateTimeOffset? rated = null) => petition =>
    {
        petition.Reply("Đã xử lý", Someone, at).ShouldBeAllowed();
        if (satisfied is { } yes)
        {
            petition.Rate(yes, rated ?? at).ShouldBeAllowed();
        }
    };

    /// <summary>Another rule for a criterion from a day on, as a later act has it.</summary>
    internal async Task HasCriterionAsync(string report, string code, DateOnly from, decimal maximum, decimal full)
    {
        await using var db = OpenDb();
        var known = await db.ReportCriteria.AsNoTracking().FirstAsync(c => c.Report == report && c.Code == code);
        db.Add(new ReportCriterion
        {
            Report = report,
            Code = code,
            ValidFrom = from,
            Number = known.Number,
            Group = known.Group,
            Name = known.Name,
            NameEnglish = known.NameEnglish,
            Rule = known.Rule,
            RuleEnglish = known.RuleEnglish,
            Figure = known.Figure,
            Maximum = maximum,
            Full = full,
            Officials = known.Officials,
            Basis = "Quyết định sau",
        });
        await db.SaveChangesAsync();
    }

    private static Guid StoreFile(Storage.DossiersDb db, DateTimeOffset at)
    {
        var file = Guid.CreateVersion7();
        var sha = $"{file:N}{file:N}";
        db.Add(new StoredContent { Sha256 = sha, Length = 1, Kind = ContentKind.Pdf, Scan = ScanState.NotScanned, TouchedAt = at });
        db.Add(new StoredFile { Id = file, Name = "tep.pdf", Sha256 = sha, StoredAt = at });
        return file;
    }
}
