using System.Net;
using EGov.Api;
using EGov.Dossiers.Contracts;
using EGov.Dossiers.Deadlines;
using EGov.Dossiers.Model;
using EGov.Testing;
using Shouldly;
using Xunit;
using static EGov.Dossiers.Tests.Province;

namespace EGov.Dossiers.Tests.Slices.Deadlines;

public sealed class ProposingApologiesTests(DossiersApp app) : IClassFixture<DossiersApp>, IAsyncLifetime
{
    private static int _next = 700_000;

    private Province _province = null!;
    private ReceivedUnder _merit = null!;

    public async ValueTask InitializeAsync()
    {
        _province = await app.HasProvinceAsync();
        _merit = await app.HasProcedureAsync($"3.{Interlocked.Increment(ref _next)}", "Thờ cúng liệt sĩ", "Người có công", "Bộ phận Một cửa", "Phòng LĐ-TB&XH");
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task It_is_proposed_a_working_day_before_it_has_to_be_sent_over_a_weekend()
    {
        var id = await app.ReceivesAsync(_province.DongTam, _merit, At("05/01 08:00"), At("12/01 10:00"));

        await app.SweepAsync(At("08/01 09:59"));
        (await app.KindsOfAsync(id)).ShouldBeEmpty();
        await app.SweepAsync(At("08/01 10:00"));
        await app.SweepAsync(At("09/01 10:00"));

        var apology = await app.ApologyOfAsync(id);
        apology.SignBy.ShouldBe(At("09/01 10:00"));
        apology.ProposedAt.ShouldBeLessThan(apology.SignBy);
        // Two steps of eight hours from the due time on.
        apology.ProposedDueAt.ShouldBe(At("14/01 10:00"));
        (await app.StagedAsync<ApologyProposed>(id)).ShouldHaveSingleItem().ShouldBe(
            new ApologyProposed(apology.Id, id, _province.DongTam, At("12/01 10:00"), apology.SignBy, apology.ProposedDueAt, At("08/01 10:00")));
    }

    [Fact]
    public async Task It_is_proposed_a_working_day_before_it_has_to_be_sent_over_Tet()
    {
        var id = await app.ReceivesAsync(_province.DongTam, _merit, At("02/02 08:00"), At("24/02 10:00"));

        await app.SweepAsync(At("12/02 09:59"));
        (await app.KindsOfAsync(id)).ShouldBeEmpty();
        await app.SweepAsync(At("13/02 10:00"));

        var apology = await app.ApologyOfAsync(id);
        apology.SignBy.ShouldBeLessThan(At("16/02 00:00"));
        apology.ProposedAt.ShouldBeLessThan(apology.SignBy);
    }

    [Fact]
    public async Task A_term_of_a_day_is_not_apologised_for_at_reception()
    {
        var id = await app.ReceivesAsync(_province.DongTam, _merit, At("05/01 08:00"), At("06/01 08:00"));

        await app.SweepAsync(At("05/01 08:05"));
        (await app.KindsOfAsync(id)).ShouldBe([DeadlineKind.DueSoon]);
        await app.SweepAsync(At("05/01 13:30"));

        (await app.KindsOfAsync(id)).ShouldBe([DeadlineKind.DueSoon, DeadlineKind.ApologyProposed]);
    }

    [Fact]
    public async Task A_decision_takes_the_proposal_away_and_its_correction_brings_it_back()
    {
        var (id, apology) = await app.HasProposalAsync(_province.DongTam, _merit);
        (await OpenAsync(_province.DongTam)).Items.Select(a => a.Id).ShouldBe([apology.Id]);

        await app.DecidesAsync(id, At("08/01 11:00"));
        (await OpenAsync(_province.DongTam)).Items.ShouldBeEmpty();
        await app.SweepAsync(At("08/01 11:05"));
        (await app.ApologyOfAsync(id)).State.ShouldBe(ApologyState.Lapsed);

        await app.CorrectsAsync(id, At("08/01 14:00"));
        await app.Events.TellAsync(id, 3, new DossierCorrected(id, _province.DongTam, 1, "Sai họ tên", At("08/01 14:00")));
        await Eventually.IsTrue(async () => (await app.ApologyOfAsync(id)).State == ApologyState.Proposed, "the proposal stands again", TimeSpan.FromSeconds(20));
        (await app.StagedAsync<ApologyProposed>(id)).Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_pause_takes_the_proposal_away_and_the_new_due_time_gets_its_own()
    {
        var (id, first) = await app.HasProposalAsync(_province.DongTam, _merit);

        await app.SuspendsAsync(id, At("08/01 11:00"));
        (await OpenAsync(_province.DongTam)).Items.ShouldBeEmpty();
        await app.SweepAsync(At("08/01 11:05"));
        await app.ResumesAsync(id, At("15/01 11:00"), At("19/01 10:00"));
        await app.SweepAsync(At("15/01 11:05"));

        var second = (await OpenAsync(_province.DongTam)).Items.ShouldHaveSingleItem();
        second.Id.ShouldNotBe(first.Id);
        second.DueAt.ShouldBe(At("19/01 10:00"));
    }

    [Fact]
    public async Task A_dismissed_proposal_is_not_made_again_for_the_same_due_time()
    {
        var (id, apology) = await app.HasProposalAsync(_province.DongTam, _merit);

        await District.SendAsync(Leader(_province.DongTam), $"/v1/apologies/{apology.Id}/dismissal", new { reason = "Kết quả ký trong hôm nay" }, At("08/01 11:00"), 1).ShouldBe(HttpStatusCode.OK);
        await app.SweepAsync(At("09/01 11:00"));
        await app.SweepAsync(At("13/01 11:00"));

        var left = await app.ApologyOfAsync(id);
        left.State.ShouldBe(ApologyState.Dismissed);
        left.Reason.ShouldBe("Kết quả ký trong hôm nay");
        await District.SendAsync(Leader(_province.DongTam), $"/v1/apologies/{apology.Id}/dismissal", new { reason = "Lần nữa cho chắc" }, At("09/01 11:00"), 2)
            .ShouldRefuse(HttpStatusCode.Conflict, "dossiers.apology-closed");
    }

    [Fact]
    public async Task A_leader_need_not_wait_for_the_sweep_and_the_sweep_does_not_propose_again()
    {
        var id = await app.ReceivesAsync(_province.DongTam, _merit, At("05/01 08:00"), At("12/01 10:00"));

        await ProposeAsync(Leader(_province.DongTam), id).ShouldBe(HttpStatusCode.Created);
        await ProposeAsync(Leader(_province.DongTam), id).ShouldRefuse(HttpStatusCode.Conflict, "dossiers.apology-open");
        await app.SweepAsync(At("09/01 08:00"));

        (await app.StagedAsync<ApologyProposed>(id)).ShouldHaveSingleItem();
        (await OpenAsync(_province.DongTam)).Items.ShouldHaveSingleItem().SignBy.ShouldBe(At("09/01 10:00"));
    }

    [Fact]
    public async Task There_is_nothing_to_apologise_for_without_a_running_due_time()
    {
        var id = await app.ReceivesAsync(_province.DongTam, _merit, At("05/01 08:00"), null);

        await ProposeAsync(Leader(_province.DongTam), id).ShouldRefuse(HttpStatusCode.Conflict, "dossiers.nothing-to-apologise-for");
        await ProposeAsync(app.Anonymous(), id).ShouldBe(HttpStatusCode.Unauthorized);
        await ProposeAsync(app.AsOfficial(_province.DongTam, "dossiers:handle"), id).ShouldBe(HttpStatusCode.Forbidden);
        await ProposeAsync(Leader(_province.PhonXuong), id).ShouldRefuse(HttpStatusCode.NotFound, "common.not-found");
    }

    [Fact]
    public async Task The_desk_that_passed_a_dossier_on_neither_proposes_nor_dismisses()
    {
        var id = await app.ReceivesAsync(_province.DongTam, _merit, At("05/01 08:00"), At("12/01 10:00"));
        await app.HandsOverAsync(id, _province.Office, At("06/01 08:00"), At("12/01 08:00"));
        await ProposeAsync(Leader(_province.DongTam), id).ShouldRefuse(HttpStatusCode.Conflict, "dossiers.not-holder");
        await app.SweepAsync(At("08/01 10:00"));
        var apology = await app.ApologyOfAsync(id);

        await District.SendAsync(Leader(_province.DongTam), $"/v1/apologies/{apology.Id}/dismissal", new { reason = "Không phải của mình" }, At("08/01 11:00"), 1)
            .ShouldRefuse(HttpStatusCode.Conflict, "dossiers.not-holder");
        (await OpenAsync(_province.Office)).Items.Select(a => a.Id).ShouldBe([apology.Id]);
        (await OpenAsync(_province.DongTam)).Items.ShouldBeEmpty();
    }

    private HttpClient Leader(Guid agency) => app.AsOfficial(agency, _province.Minh, false, "dossiers:decide");

    private static Task<HttpResponseMessage> ProposeAsync(HttpClient client, Guid dossier) =>
        District.SendAsync(client, "/v1/apologies", new { dossierId = dossier }, At("06/01 09:00"), key: Guid.CreateVersion7());

    private Task<Page<ApologyItem>> OpenAsync(Guid agency) => Leader(agency).GetAsync("/v1/apologies").ShouldBe<Page<ApologyItem>>(HttpStatusCode.OK);
}
