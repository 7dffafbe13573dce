using System.Net;
using System.Text.Json;
using EGov.Api;
using EGov.Dossiers.Deadlines;
using EGov.Testing;
using Shouldly;
using Xunit;
using static EGov.Dossiers.Tests.Province;

namespace EGov.Dossiers.Tests.Slices.Deadlines;

public sealed class EscalatingTests(DossiersApp app) : IClassFixture<DossiersApp>, IAsyncLifetime
{
    private static readonly object Note = new { note = "Đã yêu cầu chuyên viên hoàn thành trong ngày" };
    private static int _next = 600_000;

    private Province _province = null!;
    private Guid _overdue;

    public async ValueTask InitializeAsync()
    {
        _province = await app.HasProvinceAsync();
        var merit = await app.HasProcedureAsync($"3.{Interlocked.Increment(ref _next)}", "Thờ cúng liệt sĩ", "Người có công", "Bộ phận Một cửa");
        _overdue = await app.ReceivesAsync(_province.DongTam, merit, At("05/01 08:00"), At("07/01 10:00"));
        await app.SweepAsync(At("08/01 08:00"));
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task A_leader_acknowledges_an_escalation_with_a_note_once()
    {
        (await ListAsync("?acknowledged=false")).Items.ShouldHaveSingleItem().AcknowledgedAt.ShouldBeNull();

        var answer = await AcknowledgeAsync(Leader(), 1).ShouldBe<JsonElement>(HttpStatusCode.OK);

        answer.GetProperty("version").GetInt32().ShouldBe(2);
        var item = (await ListAsync("?acknowledged=true")).Items.ShouldHaveSingleItem();
        item.DossierId.ShouldBe(_overdue);
        item.Note.ShouldBe("Đã yêu cầu chuyên viên hoàn thành trong ngày");
        item.AcknowledgedAt.ShouldBe(At("08/01 09:00"));
        (await ListAsync("?acknowledged=false")).Items.ShouldBeEmpty();
        await AcknowledgeAsync(Leader(), 2).ShouldRefuse(HttpStatusCode.Conflict, "dossiers.escalation-acknowledged");
    }

    [Fact]
    public async Task Acknowledging_needs_the_version_a_note_and_a_leader_of_that_agency()
    {
        await AcknowledgeAsync(app.Anonymous(), 1).ShouldBe(HttpStatusCode.Unauthorized);
        await AcknowledgeAsync(app.AsOfficial(_province.DongTam, "dossiers:handle"), 1).ShouldBe(HttpStatusCode.Forbidden);
        await AcknowledgeAsync(app.AsOfficial(_province.PhonXuong, "dossiers:decide"), 1).ShouldRefuse(HttpStatusCode.NotFound, "common.not-found");
        await AcknowledgeAsync(Leader(), null).ShouldRefuse((HttpStatusCode)428, "common.version-required");
        await AcknowledgeAsync(Leader(), 7).ShouldRefuse(HttpStatusCode.PreconditionFailed, "common.version-conflict");
        await District.SendAsync(Leader(), $"/v1/deadlines/overdue/{_overdue}/acknowledgement", new { note = "Ừ" }, version: 1)
            .ShouldRefuse(HttpStatusCode.BadRequest, "common.invalid-request");

        (await ListAsync("?acknowledged=false")).Items.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task A_finished_dossier_leaves_the_list()
    {
        await app.DecidesAsync(_overdue, At("08/01 10:00"));

        (await ListAsync("")).Items.ShouldBeEmpty();
    }

    private HttpClient Leader() => app.AsOfficial(_province.DongTam, _province.Minh, false, "dossiers:decide");

    private Task<HttpResponseMessage> AcknowledgeAsync(HttpClient client, int? version) =>
        District.SendAsync(client, $"/v1/deadlines/overdue/{_overdue}/acknowledgement", Note, At("08/01 09:00"), version);

    private Task<Page<NoticeItem>> ListAsync(string query) => Leader().GetAsync($"/v1/deadlines/overdue{query}").ShouldBe<Page<NoticeItem>>(HttpStatusCode.OK);
}
