using System.ComponentModel.DataAnnotations;
using EGov.Api;
using EGov.Dossiers.Model;
using EGov.Dossiers.Storage;
using EGov.WorkingTime;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace EGov.Dossiers.Organization;

/// <summary>
/// Sets the working hours of an agency and how it counts days. Due times already promised stay as they are; only what is received afterwards
/// is counted by the new hours.
/// </summary>
internal static class SetCalendar
{
    /// <param name="Week">Sessions, such as <c>Mon-Fri 07:30-11:30 13:00-17:00; Sat 07:30-11:30</c>.</param>
    /// <param name="Convention">Whether days are counted to the minute or to the close of the last day.</param>
    public sealed record Request([property: Required, StringLength(400)] string Week, DueConvention Convention) : IValidatableObject
    {
        /// <inheritdoc/>
        public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
        {
            if (!WorkingWeek.TryParse(Week, out _))
            {
                yield return new ValidationResult("Giờ làm việc không đọc được. / The sessions cannot be read.", [nameof(Week)]);
            }

            if (!Enum.IsDefined(Convention))
            {
                yield return new ValidationResult("Chọn HourExact hoặc EndOfDay. / Choose HourExact or EndOfDay.", [nameof(Convention)]);
            }
        }
    }

    public sealed record Response(Guid AgencyId, int Number, string Week, DueConvention Convention);

    internal static void Map(RouteGroupBuilder calendars) => calendars
        .MapPut("/{agency:guid}", Handle)
        .RequireAuthorization(Policies.ManageProcedures)
        .WithName(nameof(SetCalendar))
        .WithSummary("Set the working hours of an agency");

    private static async Task<Results<Ok<Response>, NotFound, ProblemHttpResult>> Handle(
        Guid agency, IfMatch expected, Request request, Caller caller, HttpResponse http, DossiersDb db, TimeProvider clock, CancellationToken ct)
    {
        if (!await db.ReachesAsync(caller, agency, ct))
        {
            return TypedResults.NotFound();
        }

        var last = await db.Calendars.Where(c => c.AgencyId == agency).MaxAsync(c => (int?)c.Number, ct) ?? 0;
        if (!expected.Matches(last))
        {
            return CommonRefusals.VersionConflict.ToProblem();
        }

        // Two writers with one version: the unique number lets one of them in.
        var calendar = new AgencyCalendar
        {
            Id = Guid.CreateVersion7(),
            AgencyId = agency,
            Number = last + 1,
            Week = WorkingWeek.Parse(request.Week).ToString(),
            Convention = request.Convention,
            SetAt = clock.GetUtcNow(),
        };
        db.Add(calendar);
        await db.SaveChangesAsync(ct);

        http.SetETag(calendar.Number);
        return TypedResults.Ok(new Response(agency, calendar.Number, calendar.Week, calendar.Convention));
    }
}
