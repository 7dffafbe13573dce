using System.Linq.Expressions;
using EGov.Api;
using EGov.Organization.Model;
using EGov.Organization.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace EGov.Organization.Officials;

/// <summary>Shows an official with all posts. The directory is open to every official of the province.</summary>
internal static class GetOfficial
{
    internal static void Map(RouteGroupBuilder officials)
    {
        officials.MapGet("/{id:guid}", ById)
            .RequireAuthorization(Policies.Read)
            .WithName(nameof(GetOfficial))
            .WithSummary("Get an official");
        officials.MapGet("/by-staff-number/{number}", ByStaffNumber)
            .RequireAuthorization(Policies.Read)
            .WithName("GetOfficialByStaffNumber")
            .WithSummary("Get an official by the number in the staff register");
    }

    private static Task<Results<Ok<OfficialView>, NotFound>> ById(Guid id, HttpResponse http, OrganizationDb db, CancellationToken ct) =>
        Find(o => o.Id == id, http, db, ct);

    private static Task<Results<Ok<OfficialView>, NotFound>> ByStaffNumber(string number, HttpResponse http, OrganizationDb db, CancellationToken ct) =>
        Find(o => o.StaffNumber == number, http, db, ct);

    private static async Task<Results<Ok<OfficialView>, NotFound>> Find(
        Expression<Func<Official, bool>> which, HttpResponse http, OrganizationDb db, CancellationToken ct)
    {
        if (await db.Officials.AsNoTracking().Where(which).AsView().SingleOrDefaultAsync(ct) is not { } official)
        {
            return TypedResults.NotFound();
        }

        http.SetETag(official.Version);
        return TypedResults.Ok(official);
    }
}
