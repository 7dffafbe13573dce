using System.Net;
using System.Text.Json;
using EGov.Api;
using EGov.Dossiers.Contracts;
using EGov.Organization.Contracts;
using EGov.Testing;
using Shouldly;
using Xunit;
using static EGov.Dossiers.Tests.District;

namespace EGov.Dossiers.Tests.Slices.Reorganisation;

/// <summary>An agency is closed; its open dossiers go to whoever carries on.</summary>
public sealed class MovingToSuccessorsTests(District district) : IClassFixture<District>
{
    private static readonly DateOnly Closing = new(2015, 1, 7);
    private static readonly DateTimeOffset Night = Civil("2015-01-07 02:00");
    private static int _next = 50;

    [Fact]
    public async Task What_it_holds_goes_to_the_successor_with_its_history_its_code_and_its_deadlines()
    {
        var (closed, successor) = (await OpenAsync(), await OpenAsync());
        var received = await district.ReceiveAsync(await district.PublishVerticalAsync(), desk: closed);

        await CloseAsync(closed, successor);
        var run = await ReorganiseAsync(closed);

        (run.GetProperty("state").GetString(), run.GetProperty("moved").GetInt32()).ShouldBe(("Done", 1));
        var dossier = await ReadAsync(successor, $"/v1/dossiers/{received.Id}");
        dossier.GetProperty("code").GetString().ShouldBe(received.Code);
        dossier.GetProperty("receivingAgencyId").GetGuid().ShouldBe(successor.Id);
        dossier.GetProperty("dueAt").GetDateTimeOffset().ShouldBe(received.DueAt!.Value);
        dossier.GetProperty("holders")[0].GetProperty("agencyId").GetGuid().ShouldBe(successor.Id);
        var history = await ReadAsync(successor, $"/v1/dossiers/{received.Id}/history");
        history.GetProperty("entries").EnumerateArray().Select(e => e.GetProperty("action").GetString()).ShouldBe(["Received", "Moved"]);
        (await ItemsAsync(successor, "/v1/worklists/arriving")).ShouldContain(i => i.GetProperty("id").GetGuid() == received.Id);
        var handed = await MoveAsync(successor, received with { Version = dossier.GetProperty("version").GetInt32() }, "hand-over", new { step = 2 }, Night.AddHours(8));
        handed.AgencyId.ShouldBe(district.LabourOffice);
        await Eventually.IsTrue(
            () => Task.FromResult(district.App.Events.HeardOf(DossierMoved.EventType).Any(e => e.GetProperty("data").GetProperty("dossierId").GetGuid() == received.Id)), "the move is told");
    }

    [Fact]
    public async Task Time_until_the_move_stays_with_the_agency_that_had_it()
    {
        var (closed, successor) = (await OpenAsync(), await OpenAsync());
        var received = await district.ReceiveAsync(await district.PublishVerticalAsync(), desk: closed);
        await CloseAsync(closed, successor);
        await ReorganiseAsync(closed);

        var request = new HttpRequestMessage(HttpMethod.Get, $"/v1/dossiers/{received.Id}/time-attribution");
        request.Headers.Add("X-Clock", Night.AddHours(1).ToString("O"));
        var time = await successor.Client.SendAsync(request).ShouldBe<JsonElement>(HttpStatusCode.OK);

        time.GetProperty("agencies").EnumerateArray().Select(a => (a.GetProperty("agencyId").GetGuid(), a.GetProperty("minutes").GetInt64()))
            .ShouldBe([(closed.Id, (long)(Night - Morning).TotalMinutes), (successor.Id, 60)]);
    }

    [Fact]
    public async Task Old_codes_still_find_them_and_what_was_finished_stays_readable()
    {
        var (closed, successor) = (await OpenAsync(), await OpenAsync());
        var procedure = await district.PublishLocalAsync();
        var open = await district.ReceiveAsync(procedure, desk: closed);
        var finished = await MoveAsync(closed, await DecideAsync(closed, await district.ReceiveAsync(procedure, desk: closed)), "result", at: Morning.AddHours(6));
        await CloseAsync(closed, successor);

        await ReorganiseAsync(closed);

        foreach (var dossier in new[] { open, finished })
        {
            await district.App.Anonymous().GetAsync($"/v1/tracking/{dossier.Code}").ShouldBe(HttpStatusCode.OK);
            (await ItemsAsync(successor, $"/v1/worklists/search?q={dossier.Code}")).Select(i => i.GetProperty("id").GetGuid()).ShouldBe([dossier.Id]);
            await successor.Client.GetAsync($"/v1/dossiers/{dossier.Id}").ShouldBe(HttpStatusCode.OK);
        }

        await (await OpenAsync()).Client.GetAsync($"/v1/dossiers/{finished.Id}").ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_result_that_waits_is_returned_by_the_successors_desk()
    {
        var (closed, successor) = (await OpenAsync(), await OpenAsync());
        var decided = await DecideAsync(closed, await district.ReceiveAsync(await district.PublishLocalAsync(), desk: closed));
        await CloseAsync(closed, successor);

        await ReorganiseAsync(closed);

        (await ItemsAsync(successor, "/v1/worklists/my-office?state=Decided")).Select(i => i.GetProperty("id").GetGuid()).ShouldBe([decided.Id]);
        var version = (await ReadAsync(successor, $"/v1/dossiers/{decided.Id}")).GetProperty("version").GetInt32();
        var returned = await MoveAsync(successor, decided with { Version = version }, "result", at: Night.AddHours(8));
        (returned.State, returned.AgencyId).ShouldBe((DossierState.Returned, successor.Id));
    }

    [Fact]
    public async Task An_online_submission_is_accepted_by_the_successor_under_its_own_code()
    {
        var (closed, successor) = (await OpenAsync(), await OpenAsync());
        var body = new
        {
            procedureCode = await district.PublishLocalAsync(),
            agencyId = closed.Id,
            applicant = new { kind = "Citizen", name = "Nguyễn Thị Mai Hương", identity = "035085012345" },
            components = new[] { new { code = "DON", originals = 1, copies = 0 } },
        };
        var submitted = await SendAsync(district.App.As(CallerKind.Citizen, "dossiers:submit"), "/v1/dossiers/online", body, Civil("2015-01-06 15:00"), key: Guid.CreateVersion7())
            .ShouldBe<Standing>(HttpStatusCode.Created);
        await CloseAsync(closed, successor);

        await ReorganiseAsync(closed);

        var version = (await ReadAsync(successor, $"/v1/dossiers/{submitted.Id}")).GetProperty("version").GetInt32();
        var accepted = await MoveAsync(successor, submitted with { Version = version }, "acceptance", at: Night.AddHours(7));
        (accepted.State, accepted.AgencyId).ShouldBe((DossierState.Received, successor.Id));
        accepted.Code.ShouldNotBeNull().ShouldEndWith("-150107-0001");
    }

    [Fact]
    public async Task A_job_that_is_ended_half_way_leaves_the_rest_to_the_next_run_and_nothing_moves_twice()
    {
        var (closed, successor) = (await OpenAsync(), await OpenAsync());
        var procedure = await district.PublishLocalAsync();
        var dossiers = new List<Guid>();
        for (var i = 0; i < 5; i++)
        {
            dossiers.Add((await district.ReceiveAsync(procedure, desk: closed)).Id);
        }

        await CloseAsync(closed, successor);
        await Eventually.IsTrue(
            async () => (await (await SendAsync(closed.Client, "/v1/dossiers", Application(procedure, components: []), Night, key: Guid.CreateVersion7())).Content.ReadAsStringAsync()).Contains("dossiers.agency-is-closed", StringComparison.Ordinal),
            "the closing is known");

        using var killed = new CancellationTokenSource();
        await using (await district.App.HoldDossierAsync(dossiers[2]))
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, "/v1/operations/work/reorganisation") { Headers = { { "X-Clock", Night.ToString("O") } } };
            var running = Operator().SendAsync(request, killed.Token);
            await Eventually.IsTrue(async () => (await MovesAsync(closed)).Length == 2, "the job stands at the third dossier");
            await killed.CancelAsync();
            await Should.ThrowAsync<OperationCanceledException>(running);
        }

        (await MovesAsync(closed)).ShouldBe(dossiers[..2]);
        await Eventually.IsTrue(async () => (await TryRunAsync()).StatusCode == HttpStatusCode.OK, "the killed run has ended and another goes on");

        var run = await RunOfAsync(closed);
        (run!.Value.GetProperty("state").GetString(), run.Value.GetProperty("moved").GetInt32()).ShouldBe(("Done", 5));
        (await MovesAsync(closed)).ShouldBe(dossiers);
        foreach (var dossier in dossiers)
        {
            var history = await ReadAsync(successor, $"/v1/dossiers/{dossier}/history");
            history.GetProperty("entries").EnumerateArray().Select(e => e.GetProperty("action").GetString()).ShouldBe(["Received", "Moved"]);
        }

        Guid[] Told() => [.. district.App.Events.HeardOf(DossierMoved.EventType).Select(e => e.GetProperty("data").GetProperty("dossierId").GetGuid()).Where(dossiers.Contains)];
        await Eventually.IsTrue(() => Told().Distinct().Count() == 5, "each move is told");
        Told().Length.ShouldBe(5);
    }

    [Fact]
    public async Task Nothing_moves_twice_however_often_and_by_how_many_it_is_run()
    {
        var (closed, successor) = (await OpenAsync(), await OpenAsync());
        var procedure = await district.PublishLocalAsync();
        for (var i = 0; i < 5; i++)
        {
            await district.ReceiveAsync(procedure, desk: closed);
        }

        await CloseAsync(closed, successor);
        await ReorganiseAsync(closed);
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => TryRunAsync()));
        var run = await ReorganiseAsync(closed);

        run.GetProperty("moved").GetInt32().ShouldBe(5);
        var moves = (await OperatorAsync($"/v1/reorganisations/{run.GetProperty("id").GetGuid()}/moves")).GetProperty("items").EnumerateArray().ToList();
        moves.Count.ShouldBe(5);
        moves.ShouldAllBe(m => m.GetProperty("from").GetProperty("id").GetGuid() == closed.Id && m.GetProperty("to").GetProperty("id").GetGuid() == successor.Id);
        moves[0].GetProperty("parts").GetString().ShouldBe("Holding, Receiving, Record");
    }

    [Fact]
    public async Task Where_the_successor_takes_part_already_it_has_one_record_and_what_the_closed_one_held()
    {
        var (desk, office) = (await OpenAsync(), await OpenAsync());
        var procedure = await district.PublishAsync(
        [
            new { no = 1, name = "Tiếp nhận", agency = new { kind = "Receiving" }, hours = 4 },
            new { no = 2, name = "Giải quyết", agency = new { kind = "Fixed", agencyId = office.Id }, hours = 4 },
        ], 1);
        var handed = await MoveAsync(desk, await district.ReceiveAsync(procedure, desk: desk), "hand-over", new { step = 2 });
        await ArrivedAsync(office, handed);
        await CloseAsync(office, desk);

        await ReorganiseAsync(office);

        var listed = await ItemsAsync(desk, "/v1/worklists/my-office");
        listed.Count(i => i.GetProperty("id").GetGuid() == handed.Id).ShouldBe(1);
        listed[0].GetProperty("holder").GetProperty("agencyId").GetGuid().ShouldBe(desk.Id);
        (await ItemsAsync(office, "/v1/worklists/my-office")).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_step_of_a_closed_agency_is_its_successors()
    {
        var (office, successor) = (await OpenAsync(), await OpenAsync());
        var procedure = await district.PublishAsync(
        [
            new { no = 1, name = "Tiếp nhận", agency = new { kind = "Receiving" }, hours = 4 },
            new { no = 2, name = "Giải quyết", agency = new { kind = "Fixed", agencyId = office.Id }, hours = 4 },
        ], 1);
        var received = await district.ReceiveAsync(procedure);
        await CloseAsync(office, successor);
        await ReorganiseAsync(office);

        var handed = await MoveAsync(district.CommuneDesk, received, "hand-over", new { step = 2 }, Night.AddHours(8));

        handed.AgencyId.ShouldBe(successor.Id);
    }

    [Fact]
    public async Task After_a_split_dossiers_wait_until_rules_or_a_hand_say_where_they_go()
    {
        var (closed, north, south) = (await OpenAsync(), await OpenAsync(), await OpenAsync());
        var procedure = await district.PublishLocalAsync();
        var (first, second, third) = (await district.ReceiveAsync(procedure, desk: closed), await district.ReceiveAsync(procedure, desk: closed), await district.ReceiveAsync(procedure, desk: closed));
        await CloseAsync(closed, north, south);
        var run = await ReorganiseAsync(closed);
        (run.GetProperty("state").GetString(), run.GetProperty("waiting").GetInt32(), run.GetProperty("moved").GetInt32()).ShouldBe(("Waiting", 3, 0));
        var id = run.GetProperty("id").GetGuid();
        var waiting = (await OperatorAsync($"/v1/reorganisations/{id}/waiting")).GetProperty("items").EnumerateArray().Select(i => i.GetProperty("dossierId").GetGuid());
        waiting.ShouldBe([first.Id, second.Id, third.Id], ignoreOrder: true);

        await AssignAsync(id, 1, new { successorId = south.Id, dossierIds = new[] { second.Id } }).ShouldBe(HttpStatusCode.OK);
        run = await ReorganiseAsync(closed);
        (run.GetProperty("waiting").GetInt32(), run.GetProperty("moved").GetInt32()).ShouldBe((2, 1));
        await AssignAsync(id, 2, new { successorId = south.Id }, new { successorId = north.Id, field = "Người có công", receivedBy = closed.Id }).ShouldBe(HttpStatusCode.OK);
        run = await ReorganiseAsync(closed);

        (run.GetProperty("state").GetString(), run.GetProperty("moved").GetInt32()).ShouldBe(("Done", 3));
        await north.Client.GetAsync($"/v1/dossiers/{first.Id}").ShouldBe(HttpStatusCode.OK);
        await south.Client.GetAsync($"/v1/dossiers/{second.Id}").ShouldBe(HttpStatusCode.OK);
        await south.Client.GetAsync($"/v1/dossiers/{first.Id}").ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task What_a_dissolved_agency_leaves_shows_as_waiting_and_goes_where_an_operator_says()
    {
        var (closed, other) = (await OpenAsync(), await OpenAsync());
        var received = await district.ReceiveAsync(await district.PublishLocalAsync(), desk: closed);
        await CloseAsync(closed);
        var run = await ReorganiseAsync(closed);
        (run.GetProperty("state").GetString(), run.GetProperty("waiting").GetInt32()).ShouldBe(("Waiting", 1));
        (await OperatorAsync("/v1/reorganisations?state=Waiting&limit=200")).GetProperty("items").EnumerateArray().ShouldContain(r => r.GetProperty("agency").GetProperty("id").GetGuid() == closed.Id);
        var id = run.GetProperty("id").GetGuid();

        await AssignAsync(id, 1, new { successorId = Guid.CreateVersion7() }).ShouldRefuse(HttpStatusCode.Conflict, "dossiers.unknown-agency");
        await AssignAsync(id, 1, new { successorId = closed.Id }).ShouldRefuse(HttpStatusCode.Conflict, "dossiers.agency-is-closed");
        await AssignAsync(id, 1, new { successorId = other.Id }).ShouldBe(HttpStatusCode.OK);
        await ReorganiseAsync(closed);

        await other.Client.GetAsync($"/v1/dossiers/{received.Id}").ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Only_operators_assign_and_only_to_successors_at_the_version_they_saw()
    {
        var (closed, north, south, stranger) = (await OpenAsync(), await OpenAsync(), await OpenAsync(), await OpenAsync());
        await district.ReceiveAsync(await district.PublishLocalAsync(), desk: closed);
        await CloseAsync(closed, north, south);
        var id = (await ReorganiseAsync(closed)).GetProperty("id").GetGuid();
        var path = $"/v1/reorganisations/{id}/assignments";
        var body = new { rules = new[] { new { successorId = north.Id } } };

        await AssignAsync(id, 1, new { successorId = stranger.Id }).ShouldRefuse(HttpStatusCode.Conflict, "dossiers.not-successor");
        await AssignAsync(id, 7, new { successorId = north.Id }).ShouldRefuse(HttpStatusCode.PreconditionFailed, "common.version-conflict");
        await AssignAsync(Guid.CreateVersion7(), 1, new { successorId = north.Id }).ShouldBe(HttpStatusCode.NotFound);
        await AssignAsync(id, 1).ShouldRefuse(HttpStatusCode.BadRequest, "common.invalid-request");
        await SendAsync(district.App.Anonymous(), path, body, Night, 1).ShouldBe(HttpStatusCode.Unauthorized);
        await SendAsync(north.Client, path, body, Night, 1).ShouldBe(HttpStatusCode.Forbidden);
        (await OperatorAsync($"/v1/reorganisations/{id}")).GetProperty("rules").GetArrayLength().ShouldBe(0);
    }

    [Fact]
    public async Task An_opinion_that_is_owed_is_owed_by_the_successor()
    {
        var (closed, successor) = (await OpenAsync(), await OpenAsync());
        var received = await district.ReceiveAsync(await district.PublishLocalAsync(days: 10));
        var asked = await SendAsync(
            district.CommuneDesk.Client, $"/v1/dossiers/{received.Id}/consultations", new { agencyIds = new[] { closed.Id }, content = "Đề nghị cho ý kiến", workingHours = 40 },
            Morning.AddHours(2), received.Version, Guid.CreateVersion7()).ShouldBe<JsonElement>(HttpStatusCode.Created);
        await CloseAsync(closed, successor);

        await ReorganiseAsync(closed);

        var id = asked.GetProperty("consultations")[0].GetProperty("id").GetGuid();
        await SendAsync(successor.Client, $"/v1/consultations/{id}/answer", new { opinion = "Agree" }, Night.AddHours(8), 2).ShouldBe(HttpStatusCode.OK);
    }

    private async Task<Person> OpenAsync()
    {
        var id = Guid.CreateVersion7();
        var number = Interlocked.Increment(ref _next);
        await district.OpenAsync(id, "commune", $"UBND xã Thanh Phong {number}", $"UBND xã {number}", $"H25.30.{number}", district.Own);
        await Eventually.IsTrue(
            async () => (await district.App.AsOfficial(id, "procedures:manage").GetAsync($"/v1/calendars/{id}")).IsSuccessStatusCode, "the agency is known", TimeSpan.FromSeconds(30));
        return new Person(id, district.App.AsOfficial(id, "dossiers:receive", "dossiers:handle"));
    }

    private async Task CloseAsync(Person closed, params Person[] successors)
    {
        await district.App.Events.TellAsync(closed.Id, 2, new AgencyClosed(closed.Id, [.. successors.Select(s => s.Id)], Closing));
        if (successors is [var only])
        {
            await district.App.Events.TellAsync(only.Id, 2, new AgenciesMerged(only.Id, [closed.Id], Closing));
        }
        else if (successors.Length > 1)
        {
            await district.App.Events.TellAsync(closed.Id, 3, new AgencySplit(closed.Id, [.. successors.Select(s => s.Id)], Closing));
        }
    }

    /// <summary>Runs the job until it knows of the closing, and answers how it stands.</summary>
    private async Task<JsonElement> ReorganiseAsync(Person closed)
    {
        JsonElement run = default;
        await Eventually.IsTrue(
            async () =>
            {
                await TryRunAsync();
                run = await RunOfAsync(closed) ?? default;
                return run.ValueKind == JsonValueKind.Object;
            },
            "the job knows of the closing", TimeSpan.FromSeconds(30));
        await TryRunAsync();
        return await OperatorAsync($"/v1/reorganisations/{run.GetProperty("id").GetGuid()}");
    }

    private async Task<JsonElement?> RunOfAsync(Person closed) => (await OperatorAsync("/v1/reorganisations?limit=200")).GetProperty("items").EnumerateArray()
        .Where(r => r.GetProperty("agency").GetProperty("id").GetGuid() == closed.Id).Select(r => (JsonElement?)r).FirstOrDefault();

    /// <summary>The dossiers in the log of the agency's run, in the order in which they moved.</summary>
    private async Task<Guid[]> MovesAsync(Person closed) => await RunOfAsync(closed) is not { } run
        ? []
        : [.. (await OperatorAsync($"/v1/reorganisations/{run.GetProperty("id").GetGuid()}/moves?limit=200")).GetProperty("items").EnumerateArray().Select(m => m.GetProperty("dossierId").GetGuid())];

    private Task<HttpResponseMessage> TryRunAsync() => SendAsync(Operator(), "/v1/operations/work/reorganisation", new { }, Night);

    private Task<HttpResponseMessage> AssignAsync(Guid id, int version, params object[] rules) =>
        SendAsync(Operator(), $"/v1/reorganisations/{id}/assignments", new { rules }, Night, version);

    private HttpClient Operator() => district.App.As(CallerKind.Official, "operations:manage");

    private async Task<JsonElement> OperatorAsync(string path)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Add("X-Clock", Night.ToString("O"));
        return await Operator().SendAsync(request).ShouldBe<JsonElement>(HttpStatusCode.OK);
    }

    private async Task<Standing> DecideAsync(Person desk, Standing received)
    {
        var leader = new Person(Guid.CreateVersion7(), district.App.AsOfficial(desk.Id, "dossiers:decide", "dossiers:handle"));
        return await MoveAsync(leader, await MoveAsync(desk, received, "hand-over", new { step = 2 }), "decision", new { outcome = "Granted" }, Morning.AddHours(5));
    }

    private static async Task<List<JsonElement>> ItemsAsync(Person person, string path) => [.. (await ReadAsync(person, path)).GetProperty("items").EnumerateArray()];
}
