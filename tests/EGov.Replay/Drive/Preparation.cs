using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Text.Json;
using EGov.Replay.Api;
using EGov.Replay.Plan;

namespace EGov.Replay.Drive;

/// <summary>
/// Makes sure that the agencies, officials, accounts and procedures of the plan exist, through the public API: what is
/// there is found by its code, number or name, what is missing is created.
/// </summary>
internal sealed class Preparation(GatewayClient api, YearPlan plan, Accounts accounts)
{
    private const string Organization = "/api/organization/v1";

    private int _created;

    internal int Created => _created;

    internal async Task<Places> RunAsync(CancellationToken ct)
    {
        var agencies = new Dictionary<string, Guid>(StringComparer.Ordinal);
        foreach (var agency in plan.District.Agencies)
        {
            agencies[agency.Key] = await AgencyAsync(agency, agency.Parent is null ? null : agencies[agency.Parent], ct);
        }

        // Each account's password is hashed, so this is what a first preparation takes its time for.
        var officials = new ConcurrentDictionary<string, Guid>(StringComparer.Ordinal);
        await Parallel.ForEachAsync(
            plan.Staff.All, new ParallelOptions { MaxDegreeOfParallelism = 8, CancellationToken = ct },
            async (official, token) => officials[official.UserName] = await OfficialAsync(official, agencies[official.Agency.Key], token));

        await Parallel.ForEachAsync(
            plan.Dossiers.Where(dossier => dossier.IsOnline).Select(dossier => dossier.Applicant), new ParallelOptions { MaxDegreeOfParallelism = 8, CancellationToken = ct },
            async (applicant, token) => await CitizenAsync(applicant, token));

        var places = new Places(agencies, officials);
        var catalogue = new Catalogue(api, plan.Year, places, plan.Staff.Controller);
        foreach (var procedure in plan.District.Procedures)
        {
            _created += await catalogue.EnsureAsync(procedure, ct) ? 1 : 0;
        }

        return places;
    }

    private async Task<Guid> AgencyAsync(AgencyFact agency, Guid? parent, CancellationToken ct)
    {
        if (await FindAsync($"{Organization}/agencies/by-code/{agency.Code}?asOf={plan.Year.FirstDay:yyyy-MM-dd}", ct) is { } found)
        {
            return IdIn(found.GetProperty("agency"));
        }

        return IdIn(await CreateAsync($"{Organization}/agencies", $"agency/{agency.Code}", new
        {
            kind = agency.Kind,
            name = agency.Name,
            shortName = agency.ShortName,
            code = agency.Code,
            oldCode = agency.OldCode,
            parentId = parent,
            openedOn = agency.OpenedOn,
        }, ct));
    }

    /// <summary>The account comes last: where there is one, official and post are there too.</summary>
    private async Task<Guid> OfficialAsync(OfficialFact official, Guid agency, CancellationToken ct)
    {
        if (await FindAsync($"{Organization}/accounts/by-user-name/{official.UserName}", ct) is { } account)
        {
            return account.GetProperty("officialId").GetGuid();
        }

        var known = await FindAsync($"{Organization}/officials/by-staff-number/{official.UserName}", ct);
        var id = known is { } found
            ? IdIn(found)
            : IdIn(await CreateAsync(
                $"{Organization}/officials", $"official/{official.UserName}",
                new { fullName = official.FullName, staffNumber = official.UserName }, ct));
        if (known is null || known.Value.GetProperty("posts").GetArrayLength() == 0)
        {
            await CreateAsync($"{Organization}/officials/{id}/posts", $"post/{official.UserName}", new
            {
                agencyId = agency,
                title = official.Title,
                roleCodes = official.Roles,
                from = official.Agency.OpenedOn > plan.Year.FirstDay.AddYears(-1) ? official.Agency.OpenedOn : plan.Year.FirstDay.AddYears(-1),
            }, ct);
        }

        await CreateAsync($"{Organization}/accounts", $"account/{official.UserName}", new
        {
            officialId = id,
            userName = official.UserName,
            password = accounts.PasswordOf(official.UserName),
            mustChangePassword = false,
        }, ct);
        return id;
    }

    /// <summary>Applicants register by themselves, with the number they sign in by.</summary>
    private async Task CitizenAsync(PlannedApplicant applicant, CancellationToken ct)
    {
        var answer = await api.SendAsync(
            new ApiRequest(HttpMethod.Post, $"{Organization}/citizens")
            {
                IdempotencyKey = ApiRequest.KeyFor($"{plan.Year.Name}/citizen/{applicant.IdentityNumber}"),
                Body = new
                {
                    fullName = applicant.FullName,
                    identityNumber = applicant.IdentityNumber,
                    phone = applicant.Phone,
                    password = accounts.PasswordOf(applicant.IdentityNumber),
                },
            }, ct);
        if (!answer.IsSuccess && answer.Code != "organization.already-registered")
        {
            throw new UnexpectedAnswerException("registration of an applicant", answer);
        }
    }

    private async Task<JsonElement?> FindAsync(string path, CancellationToken ct)
    {
        var answer = await api.GetAsync(path, accounts.Administrator, ct);
        return answer.IsSuccess ? answer.Json
            : answer.Status == HttpStatusCode.NotFound ? null
            : throw new UnexpectedAnswerException(path, answer);
    }

    private async Task<JsonElement> CreateAsync(string path, string what, object body, CancellationToken ct)
    {
        var answer = await api.SendAsync(
            new ApiRequest(HttpMethod.Post, path)
            {
                Account = accounts.Administrator,
                Body = body,
                IdempotencyKey = ApiRequest.KeyFor($"{plan.Year.Name}/{what}"),
            }, ct);
        if (!answer.IsSuccess)
        {
            throw new UnexpectedAnswerException(string.Create(CultureInfo.InvariantCulture, $"creation of {what}"), answer);
        }

        Interlocked.Increment(ref _created);
        return answer.Json;
    }

    private static Guid IdIn(JsonElement json) => json.GetProperty("id").GetGuid();
}
