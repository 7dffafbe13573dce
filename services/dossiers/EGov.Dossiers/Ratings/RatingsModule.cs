using EGov.Dossiers.Storage;
using EGov.Postgres;

namespace EGov.Dossiers.Ratings;

/// <summary>How content applicants were.</summary>
internal static class RatingsModule
{
    internal static void AddRatings(this WebApplicationBuilder builder)
    {
        builder.Services.AddScoped<RatingLinks>();
        builder.Services.AddConstraintRefusals(
            (RatingsMapping.OncePerDossier, Refusals.AlreadyRated),
            (RatingsMapping.QuestionDay, Refusals.SurveyQuestionTaken));
    }

    internal static void MapRatings(this IEndpointRouteBuilder app)
    {
        var ratings = app.MapGroup("/v1/ratings").WithTags("ratings");
        RateByLink.Map(ratings);
        ListRatings.Map(ratings);
        ShowRatingPage.Map(app);
        KeepSurvey.Map(app);
        RateMyDossier.Map(app.MapGroup("/v1/my-dossiers").WithTags("my dossiers"));

        var dossiers = app.MapGroup("/v1/dossiers").WithTags("dossiers");
        OpenRatingAtDesk.Map(dossiers);
        AppraiseRating.Map(dossiers);
    }
}
