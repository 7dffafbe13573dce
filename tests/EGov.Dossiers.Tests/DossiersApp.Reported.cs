using EGov.Dossiers.Contracts;
using EGov.Dossiers.Model;
using EGov.Dossiers.Payments;
using EGov.Dossiers.Storage;
using EGov.WorkingTime;
using Microsoft.EntityFrameworkCore;
using Shouldly;

namespace EGov.Dossiers.Tests;

/// <content>Supplements, apologies, money and ratings for reports: the model's own moves at the instants the test chooses.</content>
public sealed partial class DossiersApp
{
    internal Task AsksForSupplementAsync(Guid id, DateTimeOffset at, DateTimeOffset askBy, DateTimeOffset answerBy) => MoveAsync(id, (db, dossier) =>
    {
        var superior = dossier.SupplementRequests > 0 ? "Phát sinh tình tiết mới" : null;
        dossier.Suspend(DossierState.SupplementRequested, "Thiếu bản sao", superior is not null, at, Someone).ShouldBeAllowed();
        db.Add(SupplementRequest.Of(
            dossier,
            new("01/PBS", [new SupplementItem(1, null, "Bản sao CCCD", 0, 1, "BS-THIEU", "Thiếu", null)], new("Trần Thị Bích", "0912345678"), askBy, answerBy, superior),
            Someone));
        return Task.CompletedTask;
    });

    internal Task BringsSupplementAsync(Guid id, DateTimeOffset at, DateTimeOffset dueAt) => MoveAsync(id, async (db, dossier) =>
    {
        (await db.LatestSupplementAsync(id, default))!.Answer([new SupplementAnswer(1, 0, 1, null)], false, null, false, at).ShouldBeNull();
        dossier.Resume(at, new ResumedDueTimes(dueAt, dueAt, dueAt), Someone, null).ShouldBeAllowed();
    });

    internal Task LetsSupplementExpireAsync(Guid id, DateTimeOffset at) => MoveAsync(id, async (db, dossier) =>
    {
        dossier.Suspend(DossierState.Stopped, "Quá hạn bổ sung", false, at, Someone).ShouldBeAllowed();
        (await db.LatestSupplementAsync(id, default))!.Expire(at);
    });

    internal Task WithdrawsWaitingAsync(Guid id, DateTimeOffset at) => MoveAsync(id, async (db, dossier) =>
    {
        dossier.Withdraw("Không còn nhu cầu", at, Someone).ShouldBeAllowed();
        await db.CloseSupplementAsync(dossier, default);
    });

    internal Task ApologisesAsync(Guid id, DateTimeOffset signBy, DateTimeOffset at, DateTimeOffset newDueAt) => MoveAsync(id, (db, dossier) =>
    {
        var letter = Apology.Propose(dossier, signBy, newDueAt, at);
        db.Add(letter);
        letter.Sign(dossier, "Chờ ý kiến phòng chuyên môn", new ResumedDueTimes(newDueAt, newDueAt, newDueAt), at, new Signer(Someone, null, false)).ShouldBeAllowed();
        return Task.CompletedTask;
    });

    internal Task<Guid> DemandsAsync(Guid id, Guid agency, DateTimeOffset at, long fee = 0, long charge = 0, long other = 0) => AsksToPayAsync(
        id, agency, at,
        [
            new(ObligationKind.Fee, "TRANG", "Phí thẩm định", null, 1, fee, fee, null),
            new(ObligationKind.Charge, "GIAY", "Lệ phí cấp giấy", null, 1, charge, charge, null),
            new(ObligationKind.Other, null, "Thuế", null, 1, other, other, null),
        ]);

    /// <summary>A request of which nothing is due, because the applicant is exempt.</summary>
    internal Task<Guid> IsExemptAsync(Guid id, Guid agency, DateTimeOffset at) =>
        AsksToPayAsync(id, agency, at, [new PaymentLine(ObligationKind.Fee, "TRANG", "Phí thẩm định", null, 1, 15_000, 0, "Hộ nghèo")]);

    private async Task<Guid> AsksToPayAsync(Guid id, Guid agency, DateTimeOffset at, PaymentLine[] lines)
    {
        var asked = Guid.Empty;
        await MoveAsync(id, async (db, dossier) =>
        {
            var field = await db.ProcedureVersions.Where(v => v.Id == dossier.ProcedureVersionId).Select(v => v.Field).SingleAsync();
            var number = await db.PaymentRequests.CountAsync(r => r.DossierId == id) + 1;
            var (request, refusal) = PaymentRequest.For(
                dossier, field, new Demand(number, agency, PaymentTiming.After, false, lines, CivilTime.DateOf(at), "Thu phí, lệ phí"), at, Someone);
            refusal.ShouldBeAllowed();
            db.Add(request!);
            asked = request!.Id;
        });
        return asked;
    }

    internal Task PaysAsync(Guid request, Guid collector, PaymentWay way, DateTimeOffset paidAt, DateTimeOffset? bookedAt = null) => OnRequestAsync(request, (_, asked) =>
        asked.Pay(new Collection(collector, way, paidAt, "Nguyễn Văn An", null, null), bookedAt ?? paidAt).ShouldBeAllowed());

    internal Task CancelsPaymentAsync(Guid request, DateTimeOffset at) => OnRequestAsync(request, (_, asked) => asked.Cancel("Yêu cầu nhầm", at).ShouldBeAllowed());

    internal Task GivesBackAsync(Guid request, long fee, long charge, DateTimeOffset at) => OnRequestAsync(request, (db, asked) =>
    {
        var (refund, refusal) = asked.GiveBack(new Sums(fee, charge, 0), new RefundOrder(PaymentWay.Cash, "Thu thừa", null, null, null), at);
        refusal.ShouldBeAllowed();
        db.Add(refund!);
    });

    internal Task RatesAsync(Guid id, RatingLevel level, DateTimeOffset at) => MoveAsync(id, (db, dossier) =>
    {
        db.Add(Rating.Of(dossier, level, [], null, RatingSource.Desk, at));
        return Task.CompletedTask;
    });

    internal async Task AppraisesAsync(Guid id, AppraisalOutcome outcome, DateTimeOffset at)
    {
        await using var db = OpenDb();
        (await db.Ratings.SingleAsync(r => r.DossierId == id)).Appraise(outcome, "Đã làm việc với người nộp hồ sơ", Guid.CreateVersion7(), at).ShouldBeAllowed();
        await db.SaveChangesAsync();
    }

    private async Task OnRequestAsync(Guid id, Action<DossiersDb, PaymentRequest> act)
    {
        await using var db = OpenDb();
        act(db, await db.PaymentRequests.Include(r => r.Refunds).SingleAsync(r => r.Id == id));
        await db.SaveChangesAsync();
    }
}
