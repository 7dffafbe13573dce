using System.ComponentModel.DataAnnotations;
using EGov.Api;
using EGov.Dossiers.Contracts;
using EGov.Dossiers.Model;
using EGov.WorkingTime;

namespace EGov.Dossiers.Catalogue;

/// <summary>What a version of a procedure says, as it is written and read over HTTP (NĐ 63/2010, điều 8, and the local settings of a case).</summary>
/// <param name="Name">Name of the procedure.</param>
/// <param name="Field">Field (lĩnh vực).</param>
/// <param name="AgencyId">The one agency competent for it; absent where every receiving agency is.</param>
/// <param name="Level">Online level 1-4 (NĐ 43/2011, TT 32/2017).</param>
/// <param name="FullyOnline">Toàn trình (true) or một phần.</param>
/// <param name="Channels">How dossiers may come in.</param>
/// <param name="Components">Papers of the dossier.</param>
/// <param name="Fees">Fees and charges: unit price times quantity, in whole đồng, each with its validity.</param>
/// <param name="Terms">Published time per channel; a channel without one has no due time.</param>
/// <param name="Steps">The internal process; the hours of its stages add up to every published term, a day being eight hours.</param>
/// <param name="SupplementPolicy">Whether the term starts again (Restart) or is extended (Extend) after a pause.</param>
/// <param name="LegalBases">Documents it rests on.</param>
/// <param name="Requirements">Conditions, if any.</param>
/// <param name="Result">What the applicant gets.</param>
/// <param name="OutOfBoundary">Whether any desk of the province takes it in for the competent agency (phi địa giới hành chính). Versions from before this was asked do not allow it.</param>
public sealed record ProcedureBody(
    [property: Required, StringLength(500, MinimumLength = 3)] string Name,
    [property: Required, StringLength(200, MinimumLength = 2)] string Field,
    Guid? AgencyId,
    [property: Range(1, 4)] int Level,
    bool FullyOnline,
    [property: Required, MinLength(1)] IReadOnlyList<Channel> Channels,
    [property: Required, MaxLength(60)] IReadOnlyList<ProcedureBody.ComponentBody> Components,
    [property: Required, MaxLength(60)] IReadOnlyList<ProcedureBody.FeeBody> Fees,
    [property: Required, MaxLength(9)] IReadOnlyList<ProcedureBody.TermBody> Terms,
    [property: Required, MinLength(1), MaxLength(60)] IReadOnlyList<ProcedureBody.StepBody> Steps,
    PausePolicy SupplementPolicy,
    [property: Required, MaxLength(40)] IReadOnlyList<string> LegalBases,
    [property: StringLength(4000)] string? Requirements,
    [property: StringLength(1000)] string? Result,
    bool OutOfBoundary = true) : IValidatableObject
{
    /// <summary>A paper of the dossier (thành phần hồ sơ).</summary>
    public sealed record ComponentBody(
        [property: Required, StringLength(40, MinimumLength = 1)] string Code,
        [property: Required, StringLength(500, MinimumLength = 2)] string Name,
        bool Required,
        [property: Range(0, 20)] int Originals,
        [property: Range(0, 20)] int Copies,
        [property: StringLength(200)] string? Template,
        bool FileRequired = false);

    /// <summary>A fee (phí) or charge (lệ phí); the price is for one unit, in whole đồng.</summary>
    public sealed record FeeBody(
        [property: Required, StringLength(40, MinimumLength = 1)] string Code,
        [property: Required, StringLength(300, MinimumLength = 2)] string Name,
        FeeBodyKind Kind,
        [property: Range(0, 1_000_000_000_000)] long UnitPrice,
        [property: Required, StringLength(60, MinimumLength = 1)] string Unit,
        DateOnly? ValidFrom,
        DateOnly? ValidTo);

    /// <summary>Phí or lệ phí.</summary>
    public enum FeeBodyKind
    {
        /// <summary>Phí.</summary>
        Fee = 1,

        /// <summary>Lệ phí.</summary>
        Charge = 2,
    }

    /// <summary>Published time of a channel.</summary>
    public sealed record TermBody(Channel Channel, [property: Range(1, 3000)] int Amount, DurationUnit Unit);

    /// <summary>A step. Steps of one group are worked in parallel under the one that leads.</summary>
    public sealed record StepBody(
        [property: Range(1, 99)] int No,
        [property: Required, StringLength(300, MinimumLength = 2)] string Name,
        [property: StringLength(1000)] string? Task,
        [property: Required] AgencyOfStep Agency,
        [property: StringLength(200)] string? Unit,
        [property: StringLength(60)] string? Role,
        [property: Range(0, 5000)] int Hours,
        IReadOnlyDictionary<Channel, int>? HoursByChannel = null,
        int? Group = null,
        bool Leads = true);

    /// <summary>Which agency works a step, relative to the one that receives.</summary>
    public sealed record AgencyOfStep(AgencyOfStepKind Kind, Guid? AgencyId = null, string? AgencyKind = null, string? ShortName = null);

    /// <summary>How the agency of a step is found.</summary>
    public enum AgencyOfStepKind
    {
        /// <summary>The receiving agency.</summary>
        Receiving = 1,

        /// <summary>Always <c>agencyId</c>.</summary>
        Fixed,

        /// <summary>Directly above the receiving agency.</summary>
        Parent,

        /// <summary>The nearest agency of <c>agencyKind</c> above the receiving one.</summary>
        Above,

        /// <summary>The agency with <c>shortName</c> directly below the nearest <c>agencyKind</c> above the receiving one.</summary>
        Beside,

        /// <summary>Chosen at hand-over.</summary>
        Chosen,
    }

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Channels.Distinct().Count() != Channels.Count || Channels.Any(c => c == Channel.Unknown || !Enum.IsDefined(c)))
        {
            yield return new ValidationResult("Cách thức nộp lặp lại hoặc không có. / A channel is repeated or unknown.", [nameof(Channels)]);
        }

        if (Terms.DistinctBy(t => t.Channel).Count() != Terms.Count || Terms.Any(t => !Channels.Contains(t.Channel) || !Enum.IsDefined(t.Unit)))
        {
            yield return new ValidationResult("Mỗi cách thức có nhiều nhất một thời hạn. / One term per offered channel.", [nameof(Terms)]);
        }

        if (Components.DistinctBy(c => c.Code, StringComparer.Ordinal).Count() != Components.Count)
        {
            yield return new ValidationResult("Mã thành phần hồ sơ lặp lại. / A component code is repeated.", [nameof(Components)]);
        }

        if (Fees.Any(f => f.ValidTo <= f.ValidFrom || !Enum.IsDefined(f.Kind)))
        {
            yield return new ValidationResult("Hiệu lực của phí không hợp lệ. / A fee's validity is not a period.", [nameof(Fees)]);
        }

        if (!Enum.IsDefined(SupplementPolicy))
        {
            yield return new ValidationResult("Chọn Restart hoặc Extend. / Choose Restart or Extend.", [nameof(SupplementPolicy)]);
        }

        if (Steps.Any(s => !IsSaid(s.Agency)))
        {
            yield return new ValidationResult("Bước thiếu cơ quan thực hiện. / A step does not say its agency.", [nameof(Steps)]);
        }
    }

    internal ProcedureText ToText() => new(VietnameseText.Nfc(Name), VietnameseText.Nfc(Field), AgencyId, Level, FullyOnline);

    internal ProcedureContent ToContent() => new(
        Channels,
        [.. Components.Select(c => new Component(c.Code, VietnameseText.Nfc(c.Name), c.Required, c.Originals, c.Copies, c.Template, c.FileRequired))],
        [.. Fees.Select(f => new Fee(f.Code, VietnameseText.Nfc(f.Name), (FeeKind)f.Kind, f.UnitPrice, f.Unit, f.ValidFrom, f.ValidTo))],
        [.. Terms.Select(t => new Term(t.Channel, t.Amount, t.Unit))],
        [.. Steps.OrderBy(s => s.No).Select(s => new Step(
            s.No,
            VietnameseText.Nfc(s.Name),
            s.Task,
            new AgencySelector((SelectorKind)s.Agency.Kind, s.Agency.AgencyId, s.Agency.AgencyKind, s.Agency.ShortName is { } name ? VietnameseText.Nfc(name) : null),
            s.Unit,
            s.Role,
            s.Hours,
            s.HoursByChannel,
            s.Group,
            s.Leads))],
        SupplementPolicy,
        LegalBases,
        Requirements,
        Result,
        OutOfBoundary);

    internal static ProcedureBody Of(ProcedureVersion version)
    {
        var content = version.Content;
        return new ProcedureBody(
            version.Name,
            version.Field,
            version.AgencyId,
            version.Level,
            version.FullyOnline,
            content.Channels,
            [.. content.Components.Select(c => new ComponentBody(c.Code, c.Name, c.Required, c.Originals, c.Copies, c.Template, c.FileRequired))],
            [.. content.Fees.Select(f => new FeeBody(f.Code, f.Name, (FeeBodyKind)f.Kind, f.UnitPrice, f.Unit, f.ValidFrom, f.ValidTo))],
            [.. content.Terms.Select(t => new TermBody(t.Channel, t.Amount, t.Unit))],
            [.. content.Steps.Select(s => new StepBody(
                s.No,
                s.Name,
                s.Task,
                new AgencyOfStep((AgencyOfStepKind)s.Agency.Kind, s.Agency.AgencyId, s.Agency.AgencyKind, s.Agency.ShortName),
                s.Unit,
                s.Role,
                s.Hours,
                s.HoursByChannel,
                s.Group,
                s.Leads))],
            content.SupplementPolicy,
            content.LegalBases,
            content.Requirements,
            content.Result,
            content.OutOfBoundary);
    }

    private static bool IsSaid(AgencyOfStep agency) => agency.Kind switch
    {
        AgencyOfStepKind.Fixed => agency.AgencyId is not null,
        AgencyOfStepKind.Above => agency.AgencyKind is not null,
        AgencyOfStepKind.Beside => agency is { AgencyKind: not null, ShortName: not null },
        AgencyOfStepKind.Receiving or AgencyOfStepKind.Parent or AgencyOfStepKind.Chosen => true,
        _ => false,
    };
}
