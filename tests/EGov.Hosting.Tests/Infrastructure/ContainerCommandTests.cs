using EGov.Infrastructure;
using EGov.Infrastructure.Containers;

namespace EGov.Hosting.Tests.Infrastructure;

/// <summary>The docker command lines; no secret is on them, and nothing listens beyond loopback.</summary>
public sealed class ContainerCommandTests
{
    [Fact]
    public void Postgres_runs_from_its_image_with_its_data_in_a_volume_of_the_state_folder()
    {
        var options = new PostgresOptions { Folder = "/srv/egov/postgres", Settings = new Dictionary<string, string>(StringComparer.Ordinal) { ["max_connections"] = "300" } };

        var command = DockerEngine.Postgres(options, new PostgresAddress("127.0.0.1", 5544, "postgres", "s3cret"));

        command.FileName.ShouldBe("docker");
        string.Join(' ', command.Arguments).ShouldMatch(
            "^run --rm --name egov-postgres-5544 --hostname egov -p 127\\.0\\.0\\.1:5544:5432 -e POSTGRES_USER -e POSTGRES_PASSWORD -v egov-[0-9a-f]{12}-postgres:/var/lib/postgresql/data postgres:17 -c max_connections=300$");
        command.Environment["POSTGRES_PASSWORD"].ShouldBe("s3cret");
        command.StopSignal.ShouldBe("INT");
        command.Cleanup!.ShouldContain("docker rm --force --volumes egov-postgres-5544");
    }

    [Fact]
    public void RabbitMq_runs_from_its_management_image_without_a_volume_when_its_data_are_temporary()
    {
        var address = new RabbitMqAddress("127.0.0.1", 5672, "egov", "s3cret", new Uri("http://127.0.0.1:15672"), new Uri("http://127.0.0.1:15692"));

        var command = DockerEngine.RabbitMq(new RabbitMqOptions(), address);

        string.Join(' ', command.Arguments).ShouldBe(
            "run --rm --name egov-rabbitmq-5672 --hostname egov -p 127.0.0.1:5672:5672 -p 127.0.0.1:15672:15672 -p 127.0.0.1:15692:15692 -e RABBITMQ_DEFAULT_USER -e RABBITMQ_DEFAULT_PASS rabbitmq:4-management");
        command.Environment["RABBITMQ_DEFAULT_PASS"].ShouldBe("s3cret");
    }
}
