using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using EGov.Dossiers.Model;
using EGov.Dossiers.Reports.Exports;
using EGov.Testing;
using Npgsql;

namespace EGov.Dossiers.Tests;

/// <content>Reports asked for as files, long registers, and a gate in the way of whoever writes one.</content>
public sealed partial class DossiersApp
{
    /// <summary>The files of exports on disk, as <c>export.attempt</c>.</summary>
    public IReadOnlyList<string> ExportsOnDisk => Directory.Exists(Path.Combine(FilesFolder, "exports"))
        ? [.. Directory.EnumerateFiles(Path.Combine(FilesFolder, "exports")).Select(f => Path.GetFileName(f)!)]
        : [];

    public static Task<HttpResponseMessage> TryExportAsync(HttpClient client, object request, Guid? key = null)
    {
        var asking = new HttpRequestMessage(HttpMethod.Post, "/v1/reports/exports") { Content = JsonContent.Create(request) };
        asking.Headers.Add("Idempotency-Key", (key ?? Guid.CreateVersion7()).ToString());
        return client.SendAsync(asking);
    }

    public static async Task<Guid> ExportAsync(HttpClient client, object request) =>
        (await TryExportAsync(client, request).ShouldBe<ExportView>(HttpStatusCode.Accepted)).Id;

    public static Task<ExportView> ExportStateAsync(HttpClient client, Guid export) =>
        client.GetAsync($"/v1/reports/exports/{export}").ShouldBe<ExportView>(HttpStatusCode.OK);

    /// <summary>Runs the exports on another replica.</summary>
    public Task<JsonElement> RunExportsAsync(Replica replica, DateTimeOffset at) => RunWorkByAsync(replica.ClientLike(Operator()), "report-exports", at);

    /// <summary>Runs the exports until the caller no longer waits.</summary>
    public async Task RunExportsAsync(CancellationToken stop)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/v1/operations/work/report-exports");
        using var answer = await Operator().SendAsync(request, stop);
    }

    /// <summary>As many dossiers received at the desk as asked for, a minute apart.</summary>
    internal Task HasRegisterAsync(Guid agency, ReceivedUnder under, int count, DateTimeOffset from) => DatabaseAsync($"""
        with drawn as (select gen_random_uuid() as id, i, {from}::timestamptz + make_interval(mins => i) as at from generate_series(1, {count}) i),
        received as (
            insert into dossier (id, version, code, procedure_id, procedure_version_id, receiving_agency_id, channel, state, step, applicant_kind, applicant_name,
                applicant_identity, components, fees, received_at, due_at, supplement_requests, holding_count)
            select id, 1, 'R-' || id, {under.Id}, {under.VersionId}, {agency}, 'Direct', 2, 1, 'Citizen', 'Nguyễn Thị Số ' || i, '024085000017', '[]', '[]', at, at + interval '5 days', 0, 1
            from drawn returning id, received_at, due_at)
        insert into participation (dossier_id, agency_id, round, is_receiver, procedure_id, field, arrived_at, taken_up_at, due_at, opened_at, channel, search)
        select id, {agency}, 1, true, {under.Id}, {under.Field}, received_at, received_at, due_at, received_at, 'Direct', '' from received
        """);

    /// <summary>Lets the n-th statement about the progress of exports wait until the gate is opened.</summary>
    internal async Task<ProgressGate> HoldProgressAsync(int number)
    {
        var keeper = new NpgsqlConnection(_database.ConnectionString);
        await keeper.OpenAsync();
        // Before the statement and not before the row: nobody else must find the row locked.
        await using var hold = new NpgsqlCommand($"""
            select pg_advisory_lock({ProgressGate.Lock});
            drop sequence if exists export_progress;
            create sequence export_progress;
            create or replace function wait_at_gate() returns trigger language plpgsql as $$
            begin
                if nextval('export_progress') = {number} then
                    perform pg_advisory_xact_lock({ProgressGate.Lock});
                end if;
                return null;
            end $$;
            create or replace trigger gate before update of rows_done on report_export for each statement execute function wait_at_gate();
            """, keeper);
        await hold.ExecuteNonQueryAsync();
        return new ProgressGate(keeper);
    }

    /// <summary>A gate in the database, held closed by a lock.</summary>
    internal sealed class ProgressGate(NpgsqlConnection keeper) : IAsyncDisposable
    {
        internal const int Lock = 4711;

        /// <summary>Waits until somebody stands before the gate.</summary>
        internal Task ReachedAsync() => Eventually.IsTrue(
            async () =>
            {
                await using var standing = new NpgsqlCommand($"select exists (select from pg_locks where locktype = 'advisory' and objid = {Lock} and not granted and database = (select oid from pg_database where datname = current_database()))", keeper);
                return (bool)(await standing.ExecuteScalarAsync())!;
            }, "an export waits at the gate");

        internal async Task OpenAsync()
        {
            await using var open = new NpgsqlCommand($"select pg_advisory_unlock({Lock})", keeper);
            await open.ExecuteNonQueryAsync();
        }

        public async ValueTask DisposeAsync()
        {
            await using (var remove = new NpgsqlCommand("select pg_advisory_unlock_all(); drop trigger gate on report_export", keeper))
            {
                await remove.ExecuteNonQueryAsync();
            }

            await keeper.DisposeAsync();
        }
    }
}
