using EGov.Api;

namespace EGov.Dossiers;

/// <content>Transparency.</content>
internal static partial class Refusals
{
    internal static readonly Refusal YearWithoutFigures = new("dossiers.year-without-figures", StatusCodes.Status400BadRequest,
        "Không có số liệu của năm này.", "There are no figures of that year.");
}
