using System.Net;
using System.Net.Http.Json;
using EGov.Api;
using EGov.Testing;
using Xunit;

namespace EGov.Dossiers.Tests.Slices.Operations;

public sealed class RunningRepeatedTasksTests(DossiersApp app) : IClassFixture<DossiersApp>
{
    private readonly object _hold = new { until = DateTimeOffset.UtcNow.AddHours(6), reason = "bảo trì" };

    [Fact]
    public async Task Operators_alone_run_and_hold_them()
    {
        await app.Anonymous().PutAsJsonAsync("/v1/operations/work/hold", _hold).ShouldBe(HttpStatusCode.Unauthorized);
        await app.As(CallerKind.Official, "dossiers:decide").PutAsJsonAsync("/v1/operations/work/hold", _hold).ShouldBe(HttpStatusCode.Forbidden);
        await app.As(CallerKind.Official, "operations:manage").PutAsJsonAsync("/v1/operations/work/hold", _hold).ShouldBe(HttpStatusCode.NoContent);
    }

    [Fact]
    public async Task A_task_that_runs_already_is_not_run_beside_itself()
    {
        var client = app.As(CallerKind.Official, "operations:manage");
        await using (await app.TakeWorkAsync("supplement-expiry"))
        {
            await client.PostAsync("/v1/operations/work/supplement-expiry", null).ShouldRefuse(HttpStatusCode.Conflict, "dossiers.work-is-running");
        }

        await client.PostAsync("/v1/operations/work/supplement-expiry", null).ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_task_nobody_knows_is_not_found() =>
        await app.As(CallerKind.Official, "operations:manage").PostAsync("/v1/operations/work/no-such-task", null).ShouldBe(HttpStatusCode.NotFound);
}
