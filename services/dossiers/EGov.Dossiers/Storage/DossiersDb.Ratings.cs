using EGov.Dossiers.Model;
using Microsoft.EntityFrameworkCore;

namespace EGov.Dossiers.Storage;

/// <content>Ratings of returned dossiers.</content>
internal sealed partial class DossiersDb
{
    public DbSet<Rating> Ratings => Set<Rating>();

    public DbSet<RatingLink> RatingLinks => Set<RatingLink>();

    public DbSet<SurveyQuestion> SurveyQuestions => Set<SurveyQuestion>();
}
