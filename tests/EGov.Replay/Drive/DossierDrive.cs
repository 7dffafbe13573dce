using System.Diagnostics;
using System.Net;
using EGov.Replay.Api;
using EGov.Replay.Output;
using EGov.Replay.Plan;
using EGov.WorkingTime;

namespace EGov.Replay.Drive;

/// <summary>
/// Drives the dossiers of the plan through the public API. A day's receptions at one desk keep their order, so the codes
/// are known beforehand; after its reception a dossier goes its own way beside all others.
/// </summary>
internal sealed class DossierDrive(GatewayClient api, DossierRequests requests, SideSteps sideSteps, ProgressBar progress)
{
    // A dossier that has been handed over is seen by the next agency as soon as the event has reached it.
    private static readonly TimeSpan ArrivalWithin = TimeSpan.FromSeconds(60);
    internal static readonly TimeSpan LookAgain = TimeSpan.FromMilliseconds(40);

    private readonly DriveFigures _figures = new();

    internal DriveFigures Figures => _figures;

    internal async Task RunAsync(YearPlan plan, int lanesAtATime, CancellationToken ct)
    {
        var lanes = plan.Dossiers.GroupBy(dossier => (dossier.Receiver, CivilTime.DateOf(dossier.ReceivedAt)));
        var options = new ParallelOptions { MaxDegreeOfParallelism = lanesAtATime, CancellationToken = ct };
        await Parallel.ForEachAsync(lanes, options, async (lane, token) => await DriveLaneAsync(lane, token));
    }

    private async Task DriveLaneAsync(IEnumerable<PlannedDossier> lane, CancellationToken ct)
    {
        var courses = new List<Task>();
        foreach (var dossier in lane)
        {
            var id = await ReceiveAsync(dossier, ct);
            courses.Add(FollowCourseAsync(dossier, id, ct));
        }

        await Task.WhenAll(courses);
    }

    private async Task<Guid> ReceiveAsync(PlannedDossier dossier, CancellationToken ct)
    {
        var answer = await api.SendAsync(dossier.IsOnline ? requests.Submit(dossier) : requests.Receive(dossier), ct);
        if (answer.IsSuccess && dossier.IsOnline)
        {
            answer = await AcceptAsync(dossier, answer.Json.GetProperty("id").GetGuid(), ct);
        }

        if (!answer.IsSuccess)
        {
            throw new UnexpectedAnswerException($"reception of {dossier.Code}", answer);
        }

        var received = answer.Json;
        if (received.GetProperty("code").GetString() != dossier.Code)
        {
            throw new UnexpectedAnswerException($"reception that should have become {dossier.Code}", answer);
        }

        if (!WasAccepted(dossier, answer) && received.GetProperty("dueAt").GetDateTimeOffset() != dossier.DueAt)
        {
            throw new UnexpectedAnswerException($"reception of {dossier.Code}, due {dossier.DueAt:O} by the plan", answer);
        }

        return received.GetProperty("id").GetGuid();
    }

    /// <summary>Accepts a submission; one that an earlier run accepted is looked at.</summary>
    private async Task<ApiAnswer> AcceptAsync(PlannedDossier dossier, Guid id, CancellationToken ct)
    {
        var answer = await api.SendAsync(requests.For(dossier, id, dossier.Actions[1], version: 1), ct);
        return answer.Status == HttpStatusCode.PreconditionFailed
            ? await api.GetAsync($"{DossierRequests.Dossiers}/{id}", dossier.Desk.UserName, ct)
            : answer;
    }

    /// <summary>A dossier that went on in an earlier run may have another due time by now.</summary>
    private static bool WasAccepted(PlannedDossier dossier, ApiAnswer answer) => dossier.IsOnline && answer.Version > dossier.Receptions;

    private async Task FollowCourseAsync(PlannedDossier dossier, Guid id, CancellationToken ct)
    {
        for (var done = dossier.Receptions; done < dossier.Actions.Count;)
        {
            var action = dossier.Actions[done];
            if (action.Kind is ActionKind.Pay or ActionKind.PayOnline or ActionKind.Apologise or ActionKind.Rate)
            {
                await sideSteps.DoAsync(dossier, id, action, done, ct);
                _figures.Acted(action.Kind);
                done++;
            }
            else
            {
                done = await ActAsync(dossier, id, done, ct);
            }
        }

        progress.Advance();
    }

    /// <summary>One action; the dossier's version is the number of actions done, so it says how far the dossier has come.</summary>
    private async Task<int> ActAsync(PlannedDossier dossier, Guid id, int done, CancellationToken ct)
    {
        var action = dossier.Actions[done];
        var waiting = Stopwatch.StartNew();
        while (true)
        {
            var answer = await api.SendAsync(requests.For(dossier, id, action, done), ct);
            if (answer.IsSuccess)
            {
                _figures.Acted(action.Kind);
                return answer.Version == done + 1
                    ? done + 1
                    : throw new UnexpectedAnswerException($"{dossier.Code}: {action.Kind} should make version {done + 1}", answer);
            }

            if (answer.Status is HttpStatusCode.PreconditionFailed or HttpStatusCode.Conflict
                && await VersionOfAsync(dossier, id, ct) is { } version && version > done)
            {
                // Done in an earlier run, or the answer was lost on its way. Payments and apologies on the way are gone through again.
                return done + 1;
            }

            // An agency that has had the dossier before sees it, but holds it only when the event has arrived.
            if (!(answer.Status == HttpStatusCode.NotFound || answer.Code == "dossiers.not-holder") || waiting.Elapsed > ArrivalWithin)
            {
                throw new UnexpectedAnswerException($"{dossier.Code}: {action.Kind} in step {action.Step} by {action.Actor.UserName}", answer);
            }

            _figures.Waited();
            await Task.Delay(LookAgain, ct);
        }
    }

    private async Task<int?> VersionOfAsync(PlannedDossier dossier, Guid id, CancellationToken ct)
    {
        var answer = await api.GetAsync($"{DossierRequests.Dossiers}/{id}", dossier.Desk.UserName, ct);
        return answer.IsSuccess ? answer.Version : throw new UnexpectedAnswerException($"look at {dossier.Code}", answer);
    }
}

/// <summary>What the drive did in this run.</summary>
internal sealed class DriveFigures
{
    private readonly int[] _actions = new int[Enum.GetValues<ActionKind>().Length + 1];
    private int _waits;

    /// <summary>How often a dossier was looked for before its event had arrived.</summary>
    internal int Waits => Volatile.Read(ref _waits);

    internal int Actions => _actions.Sum();

    internal void Acted(ActionKind kind) => Interlocked.Increment(ref _actions[(int)kind]);

    internal void Waited() => Interlocked.Increment(ref _waits);
}
