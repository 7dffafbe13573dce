using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using EGov.Dossiers.Contracts;
using EGov.Messaging;
using Shouldly;
using Xunit;

namespace EGov.Dossiers.Tests.Contracts;

/// <summary>What other systems read: each event as committed in docs/events/dossiers, full and with nothing optional.</summary>
public sealed class EventContractTests
{
    private static readonly Guid A = Guid.Parse("01948000-0000-7000-8000-00000000000a");
    private static readonly Guid B = Guid.Parse("01948000-0000-7000-8000-00000000000b");
    private static readonly DateTimeOffset Now = DateTimeOffset.Parse("2025-09-15T01:30:00Z", System.Globalization.CultureInfo.InvariantCulture);
    private static readonly DateTimeOffset Due = Now.AddDays(7);

    private static readonly Dictionary<string, object> Samples = new(StringComparer.Ordinal)
    {
        ["egov.dossiers.procedure-published.v1.full"] = new ProcedurePublished(A, "1.003868", 2, "Cấp giấy phép xuất bản tài liệu không kinh doanh", "Xuất bản, In và Phát hành", 4, new DateOnly(2025, 9, 15)),
        ["egov.dossiers.procedure-withdrawn.v1.full"] = new ProcedureWithdrawn(A, "1.003868", 2, new DateOnly(2026, 1, 1)),
        ["egov.dossiers.dossier-submitted.v1.full"] = new DossierSubmitted(A, "1.003868", 2, B, B, Now, Due),
        ["egov.dossiers.dossier-received.v1.full"] = new DossierReceived(A, "H25.12-250915-0001", "1.003868", 2, "Xuất bản, In và Phát hành", B, Channel.Online, B, Now, Due),
        ["egov.dossiers.dossier-received.v1.minimal"] = new DossierReceived(A, "H25.12-250915-0001", "1.003868", 2, "Xuất bản, In và Phát hành", B, Channel.Direct, null, Now, null),
        ["egov.dossiers.dossier-received.v1.desk"] = new DossierReceived(A, "H25.30.22-250915-0001", "1.003868", 2, "Xuất bản, In và Phát hành", B, Channel.Direct, null, Now, Due, A),
        ["egov.dossiers.dossier-declined.v1.full"] = new DossierDeclined(A, B, "Không thuộc thẩm quyền", Now),
        ["egov.dossiers.dossier-handed-over.v1.full"] = new DossierHandedOver(A, B, 1, [new StepRecipient(A, 2, true, Due), new StepRecipient(B, 3, false, Due)], Now),
        ["egov.dossiers.dossier-handed-over.v1.minimal"] = new DossierHandedOver(A, B, 1, [new StepRecipient(A, 2, true, null)], Now),
        ["egov.dossiers.dossier-taken-up.v1.full"] = new DossierTakenUp(A, B, A, 2, Now),
        ["egov.dossiers.dossier-assigned.v1.full"] = new DossierAssigned(A, B, A, 2, Now),
        ["egov.dossiers.branch-completed.v1.full"] = new BranchCompleted(A, B, 3, Now),
        ["egov.dossiers.dossier-suspended.v1.full"] = new DossierSuspended(A, B, DossierState.SupplementRequested, "Thiếu bản sao", Now),
        ["egov.dossiers.dossier-resumed.v1.full"] = new DossierResumed(A, B, Now, Due),
        ["egov.dossiers.dossier-resumed.v1.minimal"] = new DossierResumed(A, B, Now, null),
        ["egov.dossiers.dossier-decided.v1.full"] = new DossierDecided(A, B, DecisionOutcome.Granted, Now, Due),
        ["egov.dossiers.dossier-decided.v1.minimal"] = new DossierDecided(A, B, DecisionOutcome.Refused, Now, null),
        ["egov.dossiers.result-returned.v1.full"] = new ResultReturned(A, B, Now),
        ["egov.dossiers.dossier-withdrawn.v1.full"] = new DossierWithdrawn(A, B, Now),
        ["egov.dossiers.dossier-sent-back.v1.full"] = new DossierSentBack(A, B, 2, A, 1, "Thiếu ý kiến thẩm tra", Due, Now),
        ["egov.dossiers.dossier-sent-back.v1.minimal"] = new DossierSentBack(A, B, 2, A, 1, "Thiếu ý kiến thẩm tra", null, Now),
        ["egov.dossiers.dossier-moved.v1.full"] = new DossierMoved(A, B, A, true, true, Now),
        ["egov.dossiers.consultation-requested.v1.full"] = new ConsultationRequested(A, A, B, A, true, Now, Due),
        ["egov.dossiers.consultation-answered.v1.full"] = new ConsultationAnswered(A, A, B, A, Opinion.Disagree, Now, Due, false),
        ["egov.dossiers.consultation-reminded.v1.full"] = new ConsultationReminded(A, A, B, A, Now, Due),
        ["egov.dossiers.consultation-closed.v1.full"] = new ConsultationClosed(A, A, B, A, ConsultationEnding.Withdrawn, Now),
        ["egov.dossiers.payment-requested.v1.full"] = new PaymentRequested(A, B, B, 30_000, 20_000, 1_234_567, true, Now),
        ["egov.dossiers.payment-received.v1.full"] = new PaymentReceived(A, B, B, 30_000, 20_000, 1_234_567, PaymentWay.Online, Now),
        ["egov.dossiers.payment-refunded.v1.full"] = new PaymentRefunded(A, B, B, A, 15_000, 0, 0, 0, Now),
        ["egov.dossiers.payment-cancelled.v1.full"] = new PaymentCancelled(A, B, B, "Yêu cầu nhầm", Now),
        ["egov.dossiers.component-filed.v1.full"] = new ComponentFiled(A, B, "TP01", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855", true, Now),
        ["egov.dossiers.result-signed.v1.full"] = new ResultSigned(A, B, A, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855", false, Now),
        ["egov.dossiers.dossier-rated.v1.full"] = new DossierRated(A, A, B, RatingLevel.VerySatisfied, Now),
        ["egov.dossiers.petition-received.v1.full"] = new PetitionReceived(A, "PAKN-2025-000001", B, PetitionSubject.Dossier, Now, Due),
        ["egov.dossiers.petition-accepted.v1.full"] = new PetitionAccepted(A, B, Now, Due),
        ["egov.dossiers.petition-forwarded.v1.full"] = new PetitionForwarded(A, B, A, Now, Due),
        ["egov.dossiers.petition-refused.v1.full"] = new PetitionRefused(A, B, Now),
        ["egov.dossiers.petition-answered.v1.full"] = new PetitionAnswered(A, B, Now, Due),
        ["egov.dossiers.petition-published.v1.full"] = new PetitionPublished(A, B, Now),
        ["egov.dossiers.petition-overdue.v1.full"] = new PetitionOverdue(A, B, Now, Due),
        ["egov.dossiers.dossier-corrected.v1.full"] = new DossierCorrected(A, B, 4, "Sai họ tên trên kết quả", Now),
        ["egov.dossiers.due-time-neared.v1.full"] = new DueSoon(A, B, A, Due, Now),
        ["egov.dossiers.due-time-neared.v1.minimal"] = new DueSoon(A, B, null, Due, Now),
        ["egov.dossiers.due-time-missed.v1.full"] = new DossierOverdue(A, B, A, Now, Due),
        ["egov.dossiers.due-time-missed.v1.minimal"] = new DossierOverdue(A, B, null, Now, Due),
        ["egov.dossiers.part-due-time-neared.v1.full"] = new PartDueSoon(A, B, A, Due, Now),
        ["egov.dossiers.part-due-time-neared.v1.minimal"] = new PartDueSoon(A, B, null, Due, Now),
        ["egov.dossiers.part-due-time-missed.v1.full"] = new PartOverdue(A, B, A, Now, Due),
        ["egov.dossiers.part-due-time-missed.v1.minimal"] = new PartOverdue(A, B, null, Now, Due),
        ["egov.dossiers.dossier-fallen-silent.v1.full"] = new DossierSilent(A, B, A, DossierState.Processing, Now, 5, Due),
        ["egov.dossiers.dossier-fallen-silent.v1.minimal"] = new DossierSilent(A, B, null, DossierState.Submitted, Now, 2, Due),
        ["egov.dossiers.apology-proposed.v1.full"] = new ApologyProposed(A, B, A, Due, Due.AddDays(-1), Due.AddDays(3), Now),
        ["egov.dossiers.apology-sent.v1.full"] = new ApologySent(A, B, A, "Chờ ý kiến của cơ quan phối hợp", Due, Due.AddDays(3), true, Now),
        ["egov.dossiers.supplement-requested.v1.full"] = new DossierSupplementRequested(A, B, 1, B, false, Now, Due),
        ["egov.dossiers.supplement-answered.v1.full"] = new SupplementAnswered(A, B, true, true, Now, Due),
        ["egov.dossiers.supplement-answered.v1.minimal"] = new SupplementAnswered(A, B, false, false, Now, null),
        ["egov.dossiers.supplement-expired.v1.full"] = new SupplementExpired(A, B, B, Now, Due),
        ["egov.dossiers.dossier-stopped.v1.full"] = new DossierStopped(A, B, B, StopCause.AtRequest, "Người nộp hồ sơ đề nghị dừng giải quyết", Now),
        ["egov.dossiers.reception-refused.v1.full"] = new ReceptionRefused(A, B, "1.003868", "TC-THAMQUYEN", Now),
        ["egov.dossiers.reception-refused.v1.minimal"] = new ReceptionRefused(A, B, null, null, Now),
    };

    private static readonly Dictionary<string, Type> Events = typeof(DossierReceived).Assembly.GetExportedTypes()
        .Select(type => (Type: type, Name: type.GetField("EventType", BindingFlags.Public | BindingFlags.Static)?.GetRawConstantValue() as string))
        .Where(e => e.Name is not null)
        .ToDictionary(e => e.Name!, e => e.Type, StringComparer.Ordinal);

    public static TheoryData<string> Names => [.. Samples.Keys];

    public static TheoryData<string> Files => [.. Directory.GetFiles(Folder.Of("docs/events/dossiers"), "*.json").Select(f => Path.GetFileNameWithoutExtension(f)!)];

    [Theory]
    [MemberData(nameof(Names))]
    public void An_event_on_the_wire_is_what_was_committed(string name)
    {
        var data = JsonSerializer.SerializeToNode(Samples[name], Samples[name].GetType(), EventJson.Options)!;

        Folder.ShouldHold($"docs/events/dossiers/{name}.json", data.ToJsonString(Folder.Readable));
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Every_sample_ever_committed_is_still_read_whole(string file)
    {
        var type = Events[file[..file.LastIndexOf('.')]];
        var committed = JsonNode.Parse(File.ReadAllText(Path.Combine(Folder.Of("docs/events/dossiers"), file + ".json")))!;

        var read = committed.Deserialize(type, EventJson.Options)!;

        var again = JsonSerializer.SerializeToNode(read, type, EventJson.Options)!;
        JsonNode.DeepEquals(again, committed).ShouldBeTrue($"{file} is read as {again}");
    }

    [Fact]
    public void Every_event_has_a_sample() => Events.Keys.Order(StringComparer.Ordinal).ShouldBe(
        Samples.Keys.Select(k => k[..k.LastIndexOf('.')]).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));

    [Fact]
    public void No_event_carries_personal_data()
    {
        var names = Events.Values.SelectMany(t => t.GetProperties()).Select(p => p.Name);

        names.ShouldNotContain(n => n.Contains("Applicant", StringComparison.Ordinal) || n.Contains("Identity", StringComparison.Ordinal) || n.Contains("Phone", StringComparison.Ordinal));
    }
}
