using System.ComponentModel.DataAnnotations;
using System.Diagnostics;
using EGov.Dossiers.Model;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace EGov.Dossiers.Storage;

/// <summary>Something the service does again and again by itself. Made anew for every run.</summary>
internal interface IRepeatedTask
{
    /// <summary>Does what is due now.</summary>
    /// <returns>What was done, as counts for the log and for operators.</returns>
    Task<object?> RunAsync(CancellationToken ct);
}

/// <summary>A task's name and rhythm.</summary>
/// <param name="Shared">Runs on every replica at once: its work is handed out piece by piece by the database, and needs no lock around it.</param>
internal sealed record RepeatedTask(string Name, TimeSpan Every, Type Type, bool Shared);

/// <summary>
/// Runs the repeated tasks: whichever replica gets the task's lock runs it, the others go without; shared ones run on all. Tasks cut their work into short
/// transactions of their own; what is lost with a crash is done by the next run.
/// </summary>
internal sealed partial class RepeatedWork(
    IServiceScopeFactory scopes, NpgsqlDataSource source, IEnumerable<RepeatedTask> tasks, ILogger<RepeatedWork> logger) : BackgroundService
{
    internal RepeatedTask? Find(string name) => tasks.FirstOrDefault(t => t.Name == name);

    /// <summary>Runs a task unless it is running anywhere.</summary>
    /// <returns>Whether it ran, and what it said.</returns>
    internal async Task<(bool Ran, object? Answer)> TryRunAsync(RepeatedTask task, CancellationToken ct)
    {
        if (task.Shared)
        {
            return (true, await RunAsync(task, ct));
        }

        // The lock lives as long as this connection: a crashed replica gives it back by itself.
        await using var connection = await source.OpenConnectionAsync(ct);
        await using (var take = new NpgsqlCommand("select pg_try_advisory_lock(hashtextextended($1, 0))", connection) { Parameters = { new() { Value = $"work:{task.Name}" } } })
        {
            if (!(bool)(await take.ExecuteScalarAsync(ct))!)
            {
                return (false, null);
            }
        }

        try
        {
            return (true, await RunAsync(task, ct));
        }
        finally
        {
            await using var give = new NpgsqlCommand("select pg_advisory_unlock(hashtextextended($1, 0))", connection) { Parameters = { new() { Value = $"work:{task.Name}" } } };
            await give.ExecuteNonQueryAsync(CancellationToken.None);
        }
    }

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.WhenAll(tasks.Select(t => RepeatAsync(t, stoppingToken)));

    private async Task<object?> RunAsync(RepeatedTask task, CancellationToken ct)
    {
        var began = Stopwatch.GetTimestamp();
        await using var scope = scopes.CreateAsyncScope();
        var answer = await ((IRepeatedTask)ActivatorUtilities.CreateInstance(scope.ServiceProvider, task.Type)).RunAsync(ct);
        LogRan(logger, task.Name, Stopwatch.GetElapsedTime(began).TotalMilliseconds);
        return answer;
    }

    private async Task RepeatAsync(RepeatedTask task, CancellationToken ct)
    {
        using var rhythm = new PeriodicTimer(task.Every);
        while (await rhythm.WaitForNextTickAsync(ct))
        {
            try
            {
                if (!await IsHeldAsync(ct))
                {
                    await TryRunAsync(task, ct);
                }
            }
            catch (Exception e) when (e is NpgsqlException or DbUpdateException or InvalidOperationException or HttpRequestException or IOException or TimeoutException)
            {
                // A chore must not stop its service; the next turn tries again.
                LogPostponed(logger, task.Name, e);
            }
        }
    }

    private async Task<bool> IsHeldAsync(CancellationToken ct)
    {
        await using var asked = source.CreateCommand("select exists (select from work_hold where until_at > now())");
        return (bool)(await asked.ExecuteScalarAsync(ct))!;
    }

    [LoggerMessage(Level = LogLevel.Debug, Message = "{Task} ran in {Milliseconds:0} ms")]
    private static partial void LogRan(ILogger logger, string task, double milliseconds);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Task} failed and is tried again")]
    private static partial void LogPostponed(ILogger logger, string task, Exception reason);
}

/// <summary>How long the repeated tasks rest.</summary>
/// <param name="Until">Instant of the machine's clock.</param>
/// <param name="Reason">Why, for the other operators.</param>
public sealed record HoldWorkRequest(DateTimeOffset Until, [Required, StringLength(200, MinimumLength = 3)] string Reason);

/// <summary>Registration of repeated tasks, and the way to run one at once.</summary>
internal static class RepeatedWorkExtensions
{
    /// <summary>Registers a task under a name that operators use.</summary>
    internal static IServiceCollection AddRepeatedWork<TTask>(this IServiceCollection services, string name, TimeSpan every, bool shared = false)
        where TTask : class, IRepeatedTask
        => services.AddSingleton(new RepeatedTask(name, every, typeof(TTask), shared));

    /// <summary>Maps <c>/v1/operations/work</c>.</summary>
    internal static void MapRepeatedWork(this IEndpointRouteBuilder app)
    {
        var work = app.MapGroup("/v1/operations/work").RequireAuthorization(Policies.Operate).WithTags("Operations");
        work.MapPost("/{name}", RunAsync).WithName("RunWork").WithSummary("Run a repeated task now; answers what it did");
        work.MapPut("/hold", HoldAsync).WithName("HoldWork").WithSummary("Let the repeated tasks rest until an instant; one in the past ends the rest");
    }

    private static async Task<Results<Ok<object>, NotFound, ProblemHttpResult>> RunAsync(string name, RepeatedWork work, CancellationToken ct)
    {
        if (work.Find(name) is not { } task)
        {
            return TypedResults.NotFound();
        }

        var (ran, answer) = await work.TryRunAsync(task, ct);
        return ran ? TypedResults.Ok(answer ?? new { }) : Refusals.WorkIsRunning.ToProblem();
    }

    private static async Task<NoContent> HoldAsync(HoldWorkRequest request, DossiersDb db, CancellationToken ct)
    {
        await db.Database.ExecuteSqlAsync($"""
            insert into work_hold (id, until_at, reason) values ({WorkHold.OnlyRow}, {request.Until.ToUniversalTime()}, {request.Reason})
            on conflict (id) do update set until_at = excluded.until_at, reason = excluded.reason
            """, ct);
        return TypedResults.NoContent();
    }
}
