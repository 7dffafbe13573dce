using System.Diagnostics;
using EGov.Replay.Api;
using EGov.Replay.Drive;
using EGov.Replay.Events;
using EGov.Replay.Output;
using EGov.Replay.Plan;

namespace EGov.Replay;

/// <summary>One run: prepare, drive what is missing of the year, then check the year from outside.</summary>
internal sealed class Replay(ReplayOptions options, TextWriter output)
{
    private static readonly TimeSpan LastEventsWithin = TimeSpan.FromSeconds(60);

    internal async Task<bool> RunAsync(CancellationToken ct)
    {
        var plan = YearPlan.Make(options.Place);
        var year = plan.Year;
        var accounts = Accounts.Read(options.AccountsFile, year.Administrator);
        using var http = new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = options.InFlight + 8 })
        {
            BaseAddress = options.Gateway,
            // A file of an import is one request.
            Timeout = options.Dossiers > 0 ? TimeSpan.FromMinutes(10) : TimeSpan.FromSeconds(30),
        };
        using var tokens = new OfficialTokens(http, new SignIn(Accounts.ClientId, accounts.ClientSecret, accounts.PasswordOf));
        using var api = new GatewayClient(http, tokens, options.InFlight);

        Say($"{year.Title}: {plan.Dossiers.Count:N0} dossiers, {plan.District.Procedures.Count} procedures, {plan.Staff.All.Count} officials, {ExpectedEvents.CountIn(plan):N0} events; platform at {options.Gateway}");
        var preparation = new Preparation(api, plan, accounts);
        var places = await preparation.RunAsync(ct);
        Say(preparation.Created == 0
            ? "agencies, officials, accounts and procedures are there"
            : $"created {preparation.Created} agencies, officials, posts, accounts and procedures");

        // Sweeps look at dossiers as of today: to them a whole past year would be overdue while it is being driven.
        await LetWorkRestAsync(api, accounts, DateTimeOffset.UtcNow.AddHours(3), ct);
        try
        {
            return year.Name == Year.ProvinceName
                ? await new ProvinceYear(options, api, plan, places, output).RunAsync(token => DriveAsync(plan, api, places, token), ct)
                : await RunAsync(plan, api, places, ct);
        }
        finally
        {
            await LetWorkRestAsync(api, accounts, DateTimeOffset.UtcNow, CancellationToken.None);
        }
    }

    private async Task<bool> RunAsync(YearPlan plan, GatewayClient api, Places places, CancellationToken ct)
    {
        var year = plan.Year;
        // Bound before the first dossier: what is not in its stream was not published.
        await using var subscriber = await EventSubscriber.StartAsync(options.RabbitMq, $"egov.replay.{year.Name}", ct);
        var before = await TrackingTable.ReadAsync(api, plan, places.Of(plan.District.Seat), year.FirstDay, year.LastDay, ct);
        // The table alone does not tell whether every result was handed out; the events do.
        if (before.IsThatOf(year) && await HeardAsync(subscriber, ExpectedEvents.CountIn(plan), TimeSpan.FromSeconds(15), ct))
        {
            Say("the year is already there; checking it again");
        }
        else
        {
            if (before.Total.Received > 0)
            {
                Say($"{before.Total.Received:N0} dossiers of the year are there; going on with the rest");
            }

            await DriveAsync(plan, api, places, ct);
        }

        return await CheckAsync(plan, api, places, subscriber, ct);
    }

    private async Task DriveAsync(YearPlan plan, GatewayClient api, Places places, CancellationToken ct)
    {
        var watch = Stopwatch.StartNew();
        var callsBefore = api.Calls;
        var bar = new ProgressBar(output, "dossiers", plan.Dossiers.Count, Console.IsOutputRedirected);
        var requests = new DossierRequests(plan.Year, places);
        using var sideSteps = new SideSteps(api, requests);
        var drive = new DossierDrive(api, requests, sideSteps, bar);
        await drive.RunAsync(plan, options.InFlight, ct);

        var seconds = watch.Elapsed.TotalSeconds;
        var calls = api.Calls - callsBefore;
        Say($"driven in {seconds:N0} s: {plan.Dossiers.Count / seconds:N1} dossiers/s, {calls:N0} API calls, {calls / seconds:N0} API calls/s, looked again for {drive.Figures.Waits:N0} arrivals");
    }

    private async Task<bool> CheckAsync(YearPlan plan, GatewayClient api, Places places, EventSubscriber subscriber, CancellationToken ct)
    {
        var year = plan.Year;
        var expected = ExpectedEvents.CountIn(plan);
        await HeardAsync(subscriber, expected, LastEventsWithin, ct);

        // A duplicate would come after the last expected event too.
        await Task.Delay(1000, ct);
        var events = EventCheck.Of(plan, subscriber.Received);
        var table = await TrackingTable.ReadAsync(api, plan, places.Of(plan.District.Seat), year.FirstDay, year.LastDay, ct);

        Say("");
        table.Print(output);
        foreach (var (from, to) in year.Months())
        {
            (await TrackingTable.ReadAsync(api, plan, places.Of(plan.District.Seat), from, to, ct)).PrintTotal(output);
        }

        Say("");
        events.Print(output);
        Say("");
        var beside = SideCounts.Of(plan);
        var told = await SideCounts.ReadAsync(api, plan, places, EventCheck.SubjectsByCode(subscriber.Received), ct);
        beside.Print(output, told);
        Say("");
        Say(table.Total.Sentence);
        Say($"hand-overs between agencies, results sent back included: horizontal {plan.HorizontalHandOvers:N0}, vertical {plan.VerticalHandOvers:N0}");
        Say(events.Holds
            ? $"every one of {expected:N0} events was received exactly once, versions contiguous"
            : "NOT every event was received exactly once");
        Say(table.IsThatOf(year)
            ? "the tracking table is that of the plan"
            : $"the tracking table is NOT that of the plan: received {year.Received}, returned on time {year.ReturnedOnTime}, late 0, in progress {year.InProgress}");
        Say(beside == told
            ? "supplements, fees, apologies and ratings are those of the plan"
            : "supplements, fees, apologies or ratings are NOT those of the plan");
        return events.Holds && table.IsThatOf(year) && beside == told;
    }

    private async Task LetWorkRestAsync(GatewayClient api, Accounts accounts, DateTimeOffset until, CancellationToken ct)
    {
        var answer = await api.SendAsync(
            new ApiRequest(HttpMethod.Put, "/api/dossiers/v1/operations/work/hold")
            {
                Account = accounts.Administrator,
                Body = new { until, reason = $"replay {options.Place.Year.Name}" },
            }, ct);
        if (!answer.IsSuccess)
        {
            throw new UnexpectedAnswerException("rest of the repeated tasks", answer);
        }
    }

    private static async Task<bool> HeardAsync(EventSubscriber subscriber, int events, TimeSpan within, CancellationToken ct)
    {
        var waiting = Stopwatch.StartNew();
        while (subscriber.Received.CountOf(ExpectedEvents.Types) < events && waiting.Elapsed < within)
        {
            await Task.Delay(100, ct);
        }

        return subscriber.Received.CountOf(ExpectedEvents.Types) >= events;
    }

    private void Say(string line) => output.WriteLine(line);
}
