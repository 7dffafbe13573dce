using EGov.Messaging;
using EGov.Organization.Accounts;
using EGov.Organization.Agencies;
using EGov.Organization.Clients;
using EGov.Organization.Model;
using EGov.Organization.Officials;
using EGov.Organization.Registration;
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
        services.AddScoped<AgencyEnding>();

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
            ("ux_citizen_identity_number", Refusals.UserNameTaken),
            ("ux_enterprise_tax_code", Refusals.UserNameTaken),
            ("ux_api_client_client_id", Refusals.ClientIdTaken),
            ("fk_api_client_agency", Refusals.UnknownAgency),
            ("ux_role_code", Refusals.RoleChangedMeanwhile),
            ("ux_signing_key_number", Refusals.RotationUnderWay));
    }

    /// <summary>Maps the service's endpoints.</summary>
    public static void MapOrganization(this WebApplication app)
    {
        app.MapTokens();
        app.MapAgencies();
        app.MapOfficials();
        app.MapAccounts();
        app.MapMessagingOperations();
    }

    private static void MapTokens(this WebApplication app)
    {
        var connect = app.MapGroup("/connect").WithTags("tokens");
        IssueToken.Map(connect);
        RevokeToken.Map(connect);
        GetDiscovery.Map(app.MapGroup("/.well-known").WithTags("tokens"));
        RotateKeys.Map(app.MapGroup("/v1/signing-keys").WithTags("tokens"));
    }

    private static void MapAgencies(this WebApplication app)
    {
        var agencies = app.MapGroup("/v1/agencies").WithTags("agencies");
        OpenAgency.Map(agencies);
        ListAgencies.Map(agencies);
        GetAgency.Map(agencies);
        GetAgencyByCode.Map(agencies);
        GetAgencyTree.Map(agencies);
        RenameAgency.Map(agencies);
        MoveAgency.Map(agencies);
        AssignCode.Map(agencies);
        CloseAgency.Map(agencies);
        MergeAgencies.Map(app.MapGroup("/v1/agency-mergers").WithTags("agencies"));
        SplitAgency.Map(app.MapGroup("/v1/agency-splits").WithTags("agencies"));
        ConvertCode.Map(app.MapGroup("/v1/agency-codes").WithTags("agencies"));
        var kinds = app.MapGroup("/v1/agency-kinds").WithTags("agencies");
        AddAgencyKind.Map(kinds);
        ListAgencyKinds.Map(kinds);
    }

    private static void MapOfficials(this WebApplication app)
    {
        var officials = app.MapGroup("/v1/officials").WithTags("officials");
        RegisterOfficial.Map(officials);
        ListOfficials.Map(officials);
        GetOfficial.Map(officials);
        AppointOfficial.Map(officials);
        EndPost.Map(officials);
        var roles = app.MapGroup("/v1/roles").WithTags("officials");
        DefineRole.Map(roles);
        ChangeRole.Map(roles);
        ListRoles.Map(roles);
    }

    private static void MapAccounts(this WebApplication app)
    {
        var accounts = app.MapGroup("/v1/accounts").WithTags("accounts");
        CreateAccount.Map(accounts);
        GetAccount.Map(accounts);
        DisableAccount.Map(accounts);
        EnableAccount.Map(accounts);
        ResetPassword.Map(accounts);
        ChangeOwnPassword.Map(accounts);
        EnrolSecondFactor.Map(accounts);
        ConfirmSecondFactor.Map(accounts);
        RemoveSecondFactor.Map(accounts);
        RegisterCitizen.Map(app.MapGroup("/v1/citizens").WithTags("accounts"));
        RegisterEnterprise.Map(app.MapGroup("/v1/enterprises").WithTags("accounts"));
        var clients = app.MapGroup("/v1/api-clients").WithTags("accounts");
        RegisterApiClient.Map(clients);
        ListApiClients.Map(clients);
        DisableApiClient.Map(clients);
    }
}
