namespace EGov.Dossiers.Ending;

/// <summary>How an application ends or rests without a result: stopped at its applicant's wish, refused in writing.</summary>
internal static class EndingModule
{
    internal static void MapEnding(this IEndpointRouteBuilder app)
    {
        var dossiers = app.MapGroup("/v1/dossiers").WithTags("dossiers");
        StopOnRequest.MapDesk(dossiers);
        ListStops.Map(dossiers);
        StopOnRequest.MapMine(app.MapGroup("/v1/my-dossiers").WithTags("my dossiers"));

        var refusals = app.MapGroup("/v1/refusals").WithTags("refusals");
        RefuseAtCounter.Map(refusals);
        BrowseRefusals.Map(refusals);
    }
}
