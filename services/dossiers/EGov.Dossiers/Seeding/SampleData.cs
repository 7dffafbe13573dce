using System.Text.Json;
using EGov.Api;
using EGov.Dossiers.Catalogue;
using EGov.Dossiers.Contracts;
using EGov.Dossiers.Model;
using EGov.Dossiers.Reception;
using EGov.Dossiers.Storage;
using EGov.Messaging;
using EGov.WorkingTime;
using Microsoft.EntityFrameworkCore;

namespace EGov.Dossiers.Seeding;

/// <summary>
/// Sample procedures and dossiers of Development. They need the agencies that organization tells of, and those arrive only while the service
/// runs; so this is no verb but work of the started service, which waits for them, plants once and ends.
/// </summary>
internal sealed partial class SampleData(IServiceScopeFactory scopes, IConfiguration configuration, ILogger<SampleData> logger) : BackgroundService
{
    private const long PlantersLock = 0x6567_6f76_7365_6564;
    private static readonly string[] Needed = ["H02", "H02.11", "H02.15", "H02.30", "H02.30.06", "H02.30.21"];
    private static readonly Actor Planter = new(null, "Dữ liệu mẫu", null);

    /// <summary>Registers the planting in Development; <c>Seed:SampleData</c> says whether it happens.</summary>
    internal static void Add(WebApplicationBuilder builder)
    {
        if (builder.Environment.IsDevelopment())
        {
            builder.Services.AddHostedService<SampleData>();
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!configuration.GetValue<bool>("Seed:SampleData"))
        {
            return;
        }

        using var soon = new PeriodicTimer(TimeSpan.FromSeconds(3));
        while (!await TryPlantAsync(stoppingToken))
        {
            await soon.WaitForNextTickAsync(stoppingToken);
        }
    }

    private async Task<bool> TryPlantAsync(CancellationToken ct)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<DossiersDb>();
            await using var transaction = await db.Database.BeginTransactionAsync(ct);
            await db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock({PlantersLock})", ct);
            var agencies = await db.Agencies.Where(a => a.Code != null && a.OpenedOn != null).ToDictionaryAsync(a => a.Code!, a => a.Id, StringComparer.Ordinal, ct);
            if (Needed.Any(code => !agencies.ContainsKey(code)))
            {
                return false;
            }

            var events = scope.ServiceProvider.GetRequiredService<IEventLog>();
            var planted = await PlantProceduresAsync(db, events, agencies, ct);
            await db.SaveChangesAsync(ct);
            if (planted > 0)
            {
                await PlantDossiersAsync(scope.ServiceProvider, db, events, agencies, ct);
                await db.SaveChangesAsync(ct);
            }

            await transaction.CommitAsync(ct);
            LogPlanted(logger, planted);
            return true;
        }
        catch (Npgsql.NpgsqlException e) when (e.IsTransient)
        {
            return false;
        }
    }

    private static async Task<int> PlantProceduresAsync(DossiersDb db, IEventLog events, Dictionary<string, Guid> agencies, CancellationToken ct)
    {
        await using var stream = typeof(SampleData).Assembly.GetManifestResourceStream("EGov.Dossiers.Seeding.procedures.json")!;
        var samples = (await JsonSerializer.DeserializeAsync<List<Sample>>(stream, Document.Json, ct))!;
        var known = await db.Procedures.Select(p => p.Code).ToHashSetAsync(ct);
        var planted = 0;
        foreach (var sample in samples.Where(s => !known.Contains(s.Code)))
        {
            var body = sample.Content with { AgencyId = sample.AgencyCode is null ? null : agencies[sample.AgencyCode] };
            var procedure = new Procedure(Guid.CreateVersion7(), sample.Code);
            var version = procedure.Draft(body.ToText(), body.ToContent());
            if (version.Content.FaultOfSteps() is { } fault)
            {
                throw new InvalidOperationException($"Sample procedure {sample.Code}: {fault}");
            }

            version.Publish(sample.From, null);
            db.Add(procedure);
            events.Stage(procedure, new ProcedurePublished(procedure.Id, sample.Code, version.Number, version.Name, version.Field, version.Level, sample.From));
            planted++;
        }

        return planted;
    }

    private static async Task PlantDossiersAsync(IServiceProvider services, DossiersDb db, IEventLog events, Dictionary<string, Guid> agencies, CancellationToken ct)
    {
        var (check, resolver, versions) = (services.GetRequiredService<ReceptionCheck>(), services.GetRequiredService<StepAgencies>(), services.GetRequiredService<PublishedVersions>());
        var now = services.GetRequiredService<TimeProvider>().GetUtcNow();
        var people = new[] { "Giáp Văn Hòa", "Thân Thị Ngọc", "Dương Đình Phúc", "Nông Thị Én", "Hoàng Văn Thụ" };
        for (var i = 0; i < people.Length; i++)
        {
            var at = now.AddDays(-10 + (2 * i));
            var vertical = i % 2 == 0;
            var papers = vertical ? new[] { new HandedIn("DON", 1, 0), new HandedIn("UYQUYEN", 1, 0), new HandedIn("BANG", 0, 1) } : [new HandedIn("CMND", 0, 1)];
            var asked = new ReceptionCheck.Asked(
                vertical ? "1.010804" : "2.000908", agencies["H02.30.21"], Channel.Direct, null,
                new Applicant(ApplicantKind.Citizen, people[i], $"02408500010{i}", "0912345678", null, "Thị trấn Cầu Gồ, huyện Yên Thế"), null, papers, []);
            var day = CivilTime.DateOf(at);
            var (checkedOut, refusal) = await check.CheckAsync(db, asked, day, ct);
            var desk = checkedOut ?? throw new InvalidOperationException($"Sample dossier {i}: {refusal!.ProblemDetails.Detail}");
            var (dueAt, stepDueAt) = desk.DueTimes(at);
            var dossier = Dossier.Receive(
                desk.Application, desk.Code(day, await db.NextNumberAsync(desk.Application.AgencyId, day, ct)), at, dueAt, stepDueAt, Planter);
            db.Add(dossier);
            events.Stage(dossier, desk.Received(dossier));

            // Each goes one stage further than the one before; the last short one is decided and returned.
            var version = await versions.GetAsync(db, dossier.ProcedureVersionId, ct);
            for (var moved = 0; moved < i && version.Content.StageAfter(dossier.Step) is { Count: > 0 } stage; moved++)
            {
                at = at.AddHours(5);
                var from = dossier.Lead;
                var (recipients, unresolved) = await resolver.ResolveAsync(db, dossier, version, stage, null, at, ct);
                Expect(unresolved ?? dossier.HandOver(recipients, null, at, Planter, null));
                events.Stage(dossier, new DossierHandedOver(
                    dossier.Id, from.AgencyId, from.Step, [.. recipients.Select((r, n) => new StepRecipient(r.AgencyId, r.Step, n == 0, r.PartDueAt))], at));
            }

            if (!vertical && i > 1)
            {
                var due = dossier.DueAt;
                Expect(dossier.Decide(DecisionOutcome.Granted, null, null, at.AddHours(1), Planter));
                events.Stage(dossier, new DossierDecided(dossier.Id, agencies["H02.30.21"], DecisionOutcome.Granted, dossier.FinishedAt!.Value, due));
                Expect(dossier.Return(at.AddHours(2), Planter, null));
                events.Stage(dossier, new ResultReturned(dossier.Id, agencies["H02.30.21"], dossier.ReturnedAt!.Value));
            }
        }
    }

    private static void Expect(Refusal? refusal)
    {
        if (refusal is not null)
        {
            throw new InvalidOperationException($"Sample dossier: {refusal.Code}");
        }
    }

    private sealed record Sample(string Code, DateOnly From, string? AgencyCode, ProcedureBody Content);

    [LoggerMessage(Level = LogLevel.Information, Message = "Sample data: {Procedures} procedures planted")]
    private static partial void LogPlanted(ILogger logger, int procedures);
}
