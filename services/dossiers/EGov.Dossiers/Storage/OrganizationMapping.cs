using EGov.Dossiers.Model;
using Microsoft.EntityFrameworkCore;

namespace EGov.Dossiers.Storage;

/// <summary>Copies of what organization tells, and the calendars agencies set here.</summary>
internal static class OrganizationMapping
{
    internal static void Apply(ModelBuilder model)
    {
        model.Entity<Agency>(agency =>
        {
            agency.ToTable("agency");
            agency.Property(a => a.Id).ValueGeneratedNever();
            agency.HasIndex(a => a.ParentId);
            agency.HasIndex(a => a.Code);
        });
        model.Entity<AgencyReach>(reach =>
        {
            reach.ToTable("agency_reach");
            reach.HasKey(r => new { r.AncestorId, r.AgencyId });
            reach.HasIndex(r => r.AgencyId);
        });
        model.Entity<Official>(official =>
        {
            official.ToTable("official");
            official.Property(o => o.Id).ValueGeneratedNever();
        });
        model.Entity<Post>(post =>
        {
            post.ToTable("post");
            post.Property(p => p.Id).ValueGeneratedNever();
            post.HasIndex(p => new { p.OfficialId, p.AgencyId });
            post.HasIndex(p => p.AgencyId);
        });
        model.Entity<AgencyCalendar>(calendar =>
        {
            calendar.ToTable("calendar");
            calendar.Property(c => c.Id).ValueGeneratedNever();
            calendar.HasIndex(c => new { c.AgencyId, c.Number }).IsUnique();
        });
    }
}
