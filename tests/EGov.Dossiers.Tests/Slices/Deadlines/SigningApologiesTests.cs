using System.Net;
using System.Text.Json;
using EGov.Dossiers.Contracts;
using EGov.Dossiers.Deadlines;
using EGov.Dossiers.Model;
using EGov.Dossiers.Reports;
using EGov.Testing;
using Npgsql;
using Shouldly;
using Xunit;
using static EGov.Dossiers.Tests.Province;

namespace EGov.Dossiers.Tests.Slices.Deadlines;

public sealed class SigningApologiesTests(DossiersApp app) : IClassFixture<DossiersApp>, IAsyncLifetime
{
    private static int _next = 800_000;

    private Province _province = null!;
    private ReceivedUnder _merit = null!;
    private Guid _dossier;
    private Apology _apology = null!;

    public async ValueTask InitializeAsync()
    {
        _province = await app.HasProvinceAsync();
        _merit = await app.HasProcedureAsync($"3.{Interlocked.Increment(ref _next)}", "Thờ cúng liệt sĩ", "Người có công", "Bộ phận Một cửa", "Phòng LĐ-TB&XH");
        (_dossier, _apology) = await app.HasProposalAsync(_province.DongTam, _merit);
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task Signing_sends_the_letter_and_moves_the_due_time()
    {
        var answer = await SignAsync("19/01 16:00", "09/01 09:00").ShouldBe<JsonElement>(HttpStatusCode.OK);

        answer.GetProperty("inTime").GetBoolean().ShouldBeTrue();
        (await app.StagedAsync<ApologySent>(_dossier)).ShouldHaveSingleItem().ShouldBe(new ApologySent(
            _apology.Id, _dossier, _province.DongTam, "Chờ ý kiến của phòng chuyên môn", At("12/01 10:00"), At("19/01 16:00"), true, At("09/01 09:00")));
        var dossier = await app.DossierAsync(_dossier);
        dossier.DueAt.ShouldBe(At("19/01 16:00"));
        dossier.Lead.DueAt.ShouldBe(At("19/01 16:00"));
        dossier.Lead.Action.ShouldBe(HoldingAction.Rescheduled);
        dossier.Participations.Select(p => (p.Round, p.DueAt)).OrderBy(p => p.Round).ShouldBe([(1, At("12/01 10:00")), (2, At("19/01 16:00"))]);
        var read = await Leader().GetAsync($"/v1/apologies/{_apology.Id}").ShouldBe<ApologyItem>(HttpStatusCode.OK);
        read.State.ShouldBe(ApologyState.Sent);
        read.NewDueAt.ShouldBe(At("19/01 16:00"));
    }

    [Theory]
    [InlineData("09/01 10:00", true)]
    [InlineData("09/01 10:01", false)]
    [InlineData("13/01 08:00", false)]
    public async Task After_the_latest_moment_it_is_sent_all_the_same_and_recorded_as_late(string at, bool inTime)
    {
        var answer = await SignAsync("19/01 16:00", at).ShouldBe<JsonElement>(HttpStatusCode.OK);

        answer.GetProperty("inTime").GetBoolean().ShouldBe(inTime);
        (await app.StagedAsync<ApologySent>(_dossier)).ShouldHaveSingleItem().InTime.ShouldBe(inTime);
    }

    [Fact]
    public async Task A_second_rescheduling_is_refused()
    {
        await SignAsync("19/01 16:00", "09/01 09:00").ShouldBe(HttpStatusCode.OK);
        await app.SweepAsync(At("16/01 08:00"));

        (await app.StagedAsync<ApologyProposed>(_dossier)).Count.ShouldBe(1);
        await District.SendAsync(Leader(), "/v1/apologies", new { dossierId = _dossier }, At("16/01 09:00"), key: Guid.CreateVersion7())
            .ShouldRefuse(HttpStatusCode.Conflict, "dossiers.already-rescheduled");
        await SignAsync("26/01 16:00", "16/01 09:00", 2).ShouldRefuse(HttpStatusCode.Conflict, "dossiers.apology-closed");
        (await app.DossierAsync(_dossier)).DueAt.ShouldBe(At("19/01 16:00"));
    }

    [Fact]
    public async Task The_database_itself_keeps_a_second_letter_out()
    {
        await SignAsync("19/01 16:00", "09/01 09:00").ShouldBe(HttpStatusCode.OK);

        var refused = await Should.ThrowAsync<PostgresException>(() => app.BreakAsync($"""
            insert into apology select gen_random_uuid(), 1, dossier_id, receiving_agency_id, agency_id, 'Sent', due_at, sign_by, proposed_at, proposed_due_at,
                reason, new_due_at, in_time, closed_at, closed_by, closed_by_name from apology where id = '{_apology.Id}'
            """));

        refused.ConstraintName.ShouldBe("ux_apology_sent");
    }

    [Fact]
    public async Task Of_two_leaders_who_sign_at_once_one_wins()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => SignAsync("19/01 16:00", "09/01 09:00")));

        answers.Count(a => a.StatusCode == HttpStatusCode.OK).ShouldBe(1);
        answers.Where(a => a.StatusCode != HttpStatusCode.OK).ShouldAllBe(a => a.StatusCode == HttpStatusCode.PreconditionFailed || a.StatusCode == HttpStatusCode.Conflict);
        (await app.StagedAsync<ApologySent>(_dossier)).Count.ShouldBe(1);
    }

    [Fact]
    public async Task The_new_date_is_later_and_on_a_working_day()
    {
        await SignAsync("12/01 10:00", "09/01 09:00").ShouldRefuse(HttpStatusCode.Conflict, "dossiers.new-due-time-not-later");
        await SignAsync("13/01 10:00", "14/01 09:00").ShouldRefuse(HttpStatusCode.Conflict, "dossiers.new-due-time-not-later");
        await SignAsync("17/01 10:00", "09/01 09:00").ShouldRefuse(HttpStatusCode.Conflict, "dossiers.new-due-time-off-duty");

        (await app.DossierAsync(_dossier)).DueAt.ShouldBe(At("12/01 10:00"));
        (await app.ApologyOfAsync(_dossier)).Version.ShouldBe(1);
    }

    [Fact]
    public async Task Only_a_leader_of_the_agency_that_holds_the_dossier_signs()
    {
        await SignAsync("19/01 16:00", "09/01 09:00", 1, app.Anonymous()).ShouldBe(HttpStatusCode.Unauthorized);
        await SignAsync("19/01 16:00", "09/01 09:00", 1, app.AsOfficial(_province.DongTam, "dossiers:assign")).ShouldBe(HttpStatusCode.Forbidden);
        await SignAsync("19/01 16:00", "09/01 09:00", 1, app.AsOfficial(_province.PhonXuong, "dossiers:decide")).ShouldRefuse(HttpStatusCode.NotFound, "common.not-found");
        await SignAsync("19/01 16:00", "09/01 09:00", null).ShouldRefuse((HttpStatusCode)428, "common.version-required");
        await SignAsync("19/01 16:00", "09/01 09:00", 9).ShouldRefuse(HttpStatusCode.PreconditionFailed, "common.version-conflict");
        await app.HandsOverAsync(_dossier, _province.Office, At("08/01 11:00"), At("12/01 08:00"));
        await SignAsync("19/01 16:00", "09/01 09:00").ShouldRefuse(HttpStatusCode.Conflict, "dossiers.not-holder");
        await SignAsync("19/01 16:00", "09/01 09:00", 1, app.AsOfficial(_province.Office, "dossiers:decide")).ShouldBe(HttpStatusCode.OK);
        (await app.ApologyOfAsync(_dossier)).AgencyId.ShouldBe(_province.Office);
    }

    [Fact]
    public async Task A_dossier_decided_or_paused_meanwhile_is_not_apologised_for()
    {
        await app.SuspendsAsync(_dossier, At("08/01 11:00"));

        await SignAsync("19/01 16:00", "09/01 09:00").ShouldRefuse(HttpStatusCode.Conflict, "dossiers.apology-closed");
        (await Leader().GetAsync($"/v1/apologies/{_apology.Id}").ShouldBe<ApologyItem>(HttpStatusCode.OK)).State.ShouldBe(ApologyState.Lapsed);
    }

    [Fact]
    public async Task A_rescheduled_dossier_is_watched_by_its_new_date()
    {
        await SignAsync("19/01 16:00", "09/01 09:00").ShouldBe(HttpStatusCode.OK);

        await app.SweepAsync(At("15/01 08:00"));
        (await app.KindsOfAsync(_dossier)).ShouldNotContain(DeadlineKind.Overdue);
        await app.SweepAsync(At("19/01 08:00"));
        await app.SweepAsync(At("20/01 08:00"));

        (await app.NoticesOfAsync(_dossier)).Where(n => n.Kind is DeadlineKind.DueSoon or DeadlineKind.Overdue)
            .ShouldBe([(DeadlineKind.DueSoon, At("19/01 16:00")), (DeadlineKind.Overdue, At("19/01 16:00"))]);
    }

    [Fact]
    public async Task The_report_of_a_past_day_keeps_the_due_time_of_that_day()
    {
        var before = await TableAsync("13/01");
        await SignAsync("19/01 16:00", "14/01 09:00").ShouldBe(HttpStatusCode.OK);

        before.Overdue.ShouldBe(1);
        (await TableAsync("13/01")).ShouldBe(before);
        var after = await TableAsync("14/01");
        (after.Overdue, after.WithinTerm).ShouldBe((0, 1));
    }

    [Fact]
    public async Task Everybody_reads_the_sent_letters_and_nothing_about_persons()
    {
        await SignAsync("19/01 16:00", "09/01 09:00").ShouldBe(HttpStatusCode.OK);

        var answer = await app.Anonymous().GetAsync($"/v1/sent-apologies?agency={_province.DongTam}");
        var text = await answer.Content.ReadAsStringAsync();
        var item = JsonDocument.Parse(text).RootElement.GetProperty("items").EnumerateArray().ShouldHaveSingleItem();

        item.GetProperty("newDueAt").GetDateTimeOffset().ShouldBe(At("19/01 16:00"));
        item.GetProperty("inTime").GetBoolean().ShouldBeTrue();
        item.GetProperty("code").GetString()!.ShouldStartWith("T-150105-");
        text.ShouldNotContain("Nguyễn Văn An");
        text.ShouldNotContain("024085000017");
        text.ShouldNotContain("Chờ ý kiến");
    }

    [Fact]
    public async Task Letters_that_wait_are_read_by_leaders_only()
    {
        await app.Anonymous().GetAsync("/v1/apologies").ShouldBe(HttpStatusCode.Unauthorized);
        await app.AsOfficial(_province.DongTam, "dossiers:handle").GetAsync("/v1/apologies").ShouldBe(HttpStatusCode.Forbidden);
        await app.AsOfficial(_province.DongTam, "dossiers:decide").GetAsync($"/v1/apologies?agency={_province.PhonXuong}").ShouldRefuse(HttpStatusCode.NotFound, "common.not-found");
        await app.AsOfficial(_province.PhonXuong, "dossiers:decide").GetAsync($"/v1/apologies/{_apology.Id}").ShouldRefuse(HttpStatusCode.NotFound, "common.not-found");
    }

    [Theory]
    [InlineData("Phó Chủ tịch UBND xã", null, "Deputy")]
    [InlineData("Chủ tịch UBND xã", null, "Head")]
    [InlineData("Công chức tư pháp - hộ tịch", null, "ByOrder")]
    [InlineData("Phó Chủ tịch UBND xã", true, "Authorised")]
    public async Task The_letter_keeps_the_title_of_the_day_and_in_which_capacity_it_was_signed(string title, bool? authorised, string signedAs)
    {
        await app.BreakAsync($"insert into post (id, official_id, agency_id, title, role_codes, from_day) values (gen_random_uuid(), '{_province.Minh}', '{_province.DongTam}', '{title}', '{{}}', '2014-01-01')");

        await SignAsync("19/01 16:00", "09/01 09:00", authorised: authorised).ShouldBe(HttpStatusCode.OK);
        await app.BreakAsync($"update post set title = 'Chuyên viên' where official_id = '{_province.Minh}'");

        var read = await Leader().GetAsync($"/v1/apologies/{_apology.Id}").ShouldBe<ApologyItem>(HttpStatusCode.OK);
        (read.SignerTitle, read.SignedAs.ToString()).ShouldBe((title, signedAs));
    }

    private HttpClient Leader() => app.AsOfficial(_province.DongTam, _province.Minh, false, "dossiers:decide");

    private Task<HttpResponseMessage> SignAsync(string newDueAt, string at, int? version = 1, HttpClient? client = null, bool? authorised = null) => District.SendAsync(
        client ?? Leader(), $"/v1/apologies/{_apology.Id}/signature", new { reason = "Chờ ý kiến của phòng chuyên môn", newDueAt = At(newDueAt), authorised }, At(at), version);

    private async Task<TrackingLine> TableAsync(string asOf)
    {
        var reporter = app.AsReporter(_province.DongTam);
        reporter.DefaultRequestHeaders.Add("X-Clock", "2015-02-02T08:00:00+07:00");
        var day = Day(asOf).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        return (await reporter.GetAsync($"/v1/reports/tracking-table?from=2015-01-01&to=2015-01-31&asOf={day}").ShouldBe<TrackingTable>(HttpStatusCode.OK)).Total;
    }
}
