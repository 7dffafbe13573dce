using EGov.Messaging;
using EGov.Organization.Accounts;
using EGov.Organization.Model;
using EGov.Organization.Storage;
using EGov.Organization.Tokens;
using EGov.Postgres;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace EGov.Organization;

/// <summary>The organization service: agencies, officials, accounts, roles, API clients and tokens.</summary>
public static class OrganizationModule
{
    /// <summary>Adds the service's own parts.</summary>
    public static void AddOrganization(this WebApplicationBuilder builder)
    {
        builder.AddServiceDb<OrganizationDb>("organization-db");
        builder.AddMessaging<OrganizationDb>("organization");

        var services = builder.Services;
        services.AddValidation();
        services.AddIdentityCore<Account>(identity =>
        {
            identity.Password.RequiredLength = 8;
            identity.Password.RequireDigit = identity.Password.RequireLowercase = identity.Password.RequireUppercase = true;
            identity.Password.RequireNonAlphanumeric = true;
        }).AddUserStore<AccountStore>();
        services.Configure<PasswordHasherOptions>(builder.Configuration.GetSection("Identity:PasswordHashing"));
        services.AddScoped<Credentials>();
        services.AddScoped<Passwords>();

        services.AddSingleton(new SecurityClock(TimeProvider.System));
        services.AddSingleton(provider => new KeyProtection(
            provider.GetRequiredService<IConfiguration>(), provider.GetRequiredService<IHostEnvironment>()));
        services.AddSingleton<KeyRing>();
        services.AddSingleton<AccessTokens>();
        services.AddScoped<PasswordGrant>();
        services.AddScoped<RefreshGrant>();
        services.AddSingleton<IPostConfigureOptions<JwtBearerOptions>>(provider => new PostConfigureOptions<JwtBearerOptions>(
            JwtBearerDefaults.AuthenticationScheme, options => options.ConfigurationManager = new OwnKeys(provider.GetRequiredService<KeyRing>())));

        services.AddConstraintRefusals(
            ("fk_agency_kind", Refusals.UnknownKind),
            ("ux_agency_kind_code", Refusals.KindExists),
            ("fk_agency_placement_parent", Refusals.UnknownAgency),
            ("ck_agency_placement_parent_open", Refusals.ParentNotOpen),
            ("ck_agency_placement_no_cycle", Refusals.AgencyCycle),
            ("ck_agency_closed_without_children", Refusals.AgencyHasChildren),
            ("ck_agency_closed_without_posts", Refusals.AgencyHasPosts),
            ("ex_agency_code_never_reused", Refusals.CodeTaken),
            ("ex_agency_code_validity", Refusals.ValidityOverlaps),
            ("ex_agency_name_validity", Refusals.ValidityOverlaps),
            ("ex_agency_placement_validity", Refusals.ValidityOverlaps),
            ("ck_agency_code_form", Refusals.InvalidCode),
            ("ck_agency_closed_after_opened", Refusals.EndsBeforeItStarts),
            ("ck_post_validity", Refusals.EndsBeforeItStarts),
            ("ck_post_agency_open", Refusals.AgencyIsClosed),
            ("ex_post_validity", Refusals.PostHeldAlready),
            ("ux_official_staff_number", Refusals.StaffNumberTaken),
            ("ux_account_user_name", Refusals.UserNameTaken),
            ("ux_account_official", Refusals.OfficialHasAccount),
            ("ux_citizen_identity_number", Refusals.AlreadyRegistered),
            ("ux_enterprise_tax_code", Refusals.AlreadyRegistered),
            ("ux_api_client_client_id", Refusals.ClientIdTaken),
            ("fk_api_client_agency", Refusals.UnknownAgency),
            ("ux_role_code", Refusals.RoleChangedMeanwhile),
            ("ux_signing_key_number", Refusals.RotationUnderWay));
    }

    /// <summary>Maps the service's endpoints.</summary>
    public static void MapOrganization(this WebApplication app)
    {
        var connect = app.MapGroup("/connect").WithTags("tokens");
        IssueToken.Map(connect);
        RevokeToken.Map(connect);
        GetDiscovery.Map(app.MapGroup("/.well-known").WithTags("tokens"));
    }
}
