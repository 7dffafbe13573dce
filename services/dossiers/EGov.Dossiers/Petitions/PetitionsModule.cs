using EGov.Dossiers.Storage;

namespace EGov.Dossiers.Petitions;

/// <summary>Phản ánh, kiến nghị: from citizens to agencies and back.</summary>
internal static class PetitionsModule
{
    internal static void AddPetitions(this WebApplicationBuilder builder) =>
        builder.Services.AddRepeatedWork<PetitionDeadlines>("petition-deadlines", TimeSpan.FromMinutes(5));

    internal static void MapPetitions(this IEndpointRouteBuilder app)
    {
        var petitions = app.MapGroup("/v1/petitions").WithTags("petitions");
        SendPetition.Map(petitions);
        ListPetitions.Map(petitions);
        HandlePetition.Map(petitions);
        PublishPetition.Map(petitions);
        FollowPetition.Map(app);
        BrowsePublished.Map(app);
    }
}
