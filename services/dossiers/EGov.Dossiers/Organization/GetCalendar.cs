using EGov.Api;
using EGov.Dossiers.Model;
using EGov.Dossiers.Storage;
using EGov.WorkingTime;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace EGov.Dossiers.Organization;

/// <summary>The working hours of an agency, which anybody may know; the common office hours where it has set none (number 0).</summary>
internal static class GetCalendar
{
    public sealed record Response(Guid AgencyId, int Number, string Week, DueConvention Convention);

    internal static void Map(RouteGroupBuilder calendars) => calendars
        .MapGet("/{agency:guid}", Handle)
        .AllowAnonymous()
        .WithName(nameof(GetCalendar))
        .WithSummary("Read the working hours of an agency");

    private static async Task<Results<Ok<Response>, NotFound>> Handle(Guid agency, HttpResponse http, DossiersDb db, CancellationToken ct)
    {
        if (!await db.Agencies.AnyAsync(a => a.Id == agency, ct))
        {
            return TypedResults.NotFound();
        }

        var calendar = await db.Calendars.AsNoTracking().Where(c => c.AgencyId == agency).OrderByDescending(c => c.Number).FirstOrDefaultAsync(ct);
        http.SetETag(calendar?.Number ?? 0);
        return TypedResults.Ok(calendar is null
            ? new Response(agency, 0, AgencyCalendar.Standard.Week.ToString(), AgencyCalendar.Standard.Convention)
            : new Response(agency, calendar.Number, calendar.Week, calendar.Convention));
    }
}
