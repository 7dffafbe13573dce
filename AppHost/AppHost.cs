var builder = DistributedApplication.CreateBuilder(args);

// Where the platform keeps its state; the sample accounts of Development are noted there for people and tools.
var home = Path.GetFullPath(Environment.GetEnvironmentVariable("EGOV_HOME") ?? ".egov");
var sampleAccounts = Path.Combine(home, "sample-accounts.jsonl");

// Files that people bring lie in a folder that all replicas share; a clamd scans them and a certificate signs results where these are said.
var files = Path.Combine(home, "files");

var organizationKey = builder.AddParameter("organization-key-protection", secret: true);
var gatewayKey = builder.AddParameter("gateway-key-protection", secret: true);
var paymentKey = builder.AddParameter("payment-key", secret: true);
var gatewaySecret = builder.AddParameter("gateway-client-secret", secret: true);

var postgres = builder.AddPostgres("postgres").WithDataVolume();
var rabbitmq = builder.AddRabbitMQ("rabbitmq").WithManagementPlugin().WithDataVolume();
var organizationDb = postgres.AddDatabase("organization-db", "organization");
var dossiersDb = postgres.AddDatabase("dossiers-db", "dossiers");
var gatewayDb = postgres.AddDatabase("gateway-db", "gateway");

var gateway = builder.AddProject<Projects.EGov_Gateway>("gateway");
var organization = builder.AddProject<Projects.EGov_Organization>("organization");
var dossiers = builder.AddProject<Projects.EGov_Dossiers>("dossiers");
var nationalPortal = builder.AddProject<Projects.EGov_TestPortal>("national-portal").WithHttpHealthCheck("/health");
// Moves no money: where real payments are taken, the Payments__ settings of dossiers name a real provider.
var paymentProvider = builder.AddProject<Projects.EGov_TestPaymentProvider>("payment-provider")
    .WithEnvironment("Provider__Key", paymentKey)
    .WithHttpHealthCheck("/health");
var publicAddress = gateway.GetEndpoint("http");

// Schemas first, then sample data (the verb does nothing outside Development), then the services.
var organizationMigration = builder.AddProject<Projects.EGov_Organization>("organization-migrate", launchProfileName: null)
    .WithArgs("migrate")
    .WithReference(organizationDb)
    .WithEnvironment("Identity__KeyProtection", organizationKey)
    .WaitFor(organizationDb);
var organizationSeed = builder.AddProject<Projects.EGov_Organization>("organization-seed", launchProfileName: null)
    .WithArgs("seed")
    .WithReference(organizationDb)
    .WithReference(rabbitmq)
    .WithEnvironment("Identity__KeyProtection", organizationKey)
    .WithEnvironment("Identity__Issuer", $"{publicAddress}/api/organization")
    .WithEnvironment("Seed__AccountsFile", sampleAccounts)
    .WithEnvironment("Seed__GatewaySecret", gatewaySecret)
    .WaitForCompletion(organizationMigration);
organization
    .WithReference(organizationDb)
    .WithReference(rabbitmq)
    .WithEnvironment("Identity__KeyProtection", organizationKey)
    .WithEnvironment("Identity__Issuer", $"{publicAddress}/api/organization")
    .WithHttpHealthCheck("/health")
    .WaitFor(rabbitmq)
    // Who shall hear of the seeded agencies must have its queues before they are told of.
    .WaitFor(dossiers)
    .WaitForCompletion(organizationSeed);

var dossiersMigration = builder.AddProject<Projects.EGov_Dossiers>("dossiers-migrate", launchProfileName: null)
    .WithArgs("migrate")
    .WithReference(dossiersDb)
    .WaitFor(dossiersDb);
dossiers
    .WithReference(dossiersDb)
    .WithReference(rabbitmq)
    .WithReference(organization)
    .WithEnvironment("Identity__Authority", "http://organization")
    .WithEnvironment("Identity__Issuer", $"{publicAddress}/api/organization")
    .WithEnvironment("Files__Folder", files)
    .WithEnvironment("Files__Clamd", Environment.GetEnvironmentVariable("EGOV_CLAMD"))
    .WithEnvironment("Files__SigningCertificate", Environment.GetEnvironmentVariable("EGOV_SIGNING_CERTIFICATE"))
    .WithEnvironment("Files__SigningPassword", Environment.GetEnvironmentVariable("EGOV_SIGNING_PASSWORD"))
    .WithEnvironment("Payments__Address", paymentProvider.GetEndpoint("http"))
    .WithEnvironment("Payments__Key", paymentKey)
    .WithEnvironment("Payments__CallbackAddress", $"{publicAddress}/api/dossiers/v1/payments/callback")
    .WithEnvironment("Payments__ReturnAddress", $"{publicAddress}/api/dossiers/v1/payments/return")
    .WithEnvironment("NationalPortal__Address", nationalPortal.GetEndpoint("http"))
    .WithEnvironment("NationalPortal__AgencyCode", "H02")
    .WithEnvironment("NationalPortal__Session", "EGOV-TEST")
    .WithEnvironment("Public__BaseAddress", $"{publicAddress}")
    .WithEnvironment("Printing__StartWarm", "true")
    .WithHttpHealthCheck("/health")
    .WaitFor(rabbitmq)
    .WaitForCompletion(dossiersMigration);

// How applicants are reached, from the environment. What is not set is not sent, and the operators' list of notices says so.
string[] noticeSettings =
[
    "Notices__Mail__Host", "Notices__Mail__Port", "Notices__Mail__Security", "Notices__Mail__UserName", "Notices__Mail__Password",
    "Notices__Mail__From", "Notices__Mail__FromName", "Notices__Mail__Timeout",
    "Notices__Sms__Address", "Notices__Sms__Secret", "Notices__Sms__Sender", "Notices__KeepTrying",
];
foreach (var name in noticeSettings)
{
    if (Environment.GetEnvironmentVariable(name) is { Length: > 0 } value)
    {
        dossiers.WithEnvironment(name, value);
    }
}

// The pages keep nothing: what they show is asked of the services in the reader's name.
var web = builder.AddProject<Projects.EGov_Web>("web")
    .WithReference(organization)
    .WithReference(dossiers)
    .WithEnvironment("Identity__Authority", "http://organization")
    .WithEnvironment("Identity__Issuer", $"{publicAddress}/api/organization")
    .WithHttpHealthCheck("/health");

var gatewayMigration = builder.AddProject<Projects.EGov_Gateway>("gateway-migrate", launchProfileName: null)
    .WithArgs("migrate")
    .WithReference(gatewayDb)
    .WithEnvironment("Gateway__KeyProtection", gatewayKey)
    .WaitFor(gatewayDb);
gateway
    .WithExternalHttpEndpoints()
    .WithReference(gatewayDb)
    .WithReference(organization)
    .WithReference(dossiers)
    .WithReference(web)
    .WithEnvironment("Identity__Authority", "http://organization")
    .WithEnvironment("Identity__Issuer", $"{publicAddress}/api/organization")
    .WithEnvironment("Sessions__ClientSecret", gatewaySecret)
    .WithEnvironment("Gateway__KeyProtection", gatewayKey)
    .WithHttpHealthCheck("/health")
    .WaitForCompletion(gatewayMigration)
    .WaitFor(organization)
    .WaitFor(dossiers)
    .WaitFor(web);

await builder.Build().RunAsync();
