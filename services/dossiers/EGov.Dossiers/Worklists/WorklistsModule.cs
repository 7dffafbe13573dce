namespace EGov.Dossiers.Worklists;

/// <summary>The lists that officials work by.</summary>
internal static class WorklistsModule
{
    internal static void MapWorklists(this IEndpointRouteBuilder app)
    {
        var lists = app.MapGroup("/v1/worklists").WithTags("worklists").RequireAuthorization(Policies.Work);
        ListMyWork.Map(lists);
        ListMyOffice.Map(lists);
        ListArriving.Map(lists);
        ListNearDue.Map(lists);
        ListLate.Map(lists);
        SearchDossiers.Map(lists);
    }
}
