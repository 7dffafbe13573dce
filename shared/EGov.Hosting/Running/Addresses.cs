using System.Text.Json;
using Aspire.Hosting.ApplicationModel;

namespace EGov.Hosting.Running;

/// <summary>A note in the state folder for tools that look for the running platform (the replay, the tests).</summary>
internal static class Addresses
{
    internal static void Write(Platform platform)
    {
        var note = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var status in platform.Statuses.Where(s => s.Resource is ProjectResource && s.Urls.Count > 0))
        {
            note[status.Name] = status.Urls[0];
        }

        if (platform.OperationsUrl is { } operations)
        {
            note["operations"] = operations.ToString();
        }

        // The servers' credentials are for tools of Development only.
        if (platform.Settings.IsDevelopment)
        {
            foreach (var status in platform.Statuses)
            {
                switch (status.Supervisor)
                {
                    case RabbitMqSupervisor broker:
                        note[status.Name] = broker.Address.Uri().ToString().TrimEnd('/');
                        note[$"{status.Name}-management"] = broker.Address.Management?.ToString() ?? "";
                        break;
                    case PostgresSupervisor server:
                        note[status.Name] = server.Address.ConnectionString();
                        break;
                }
            }

            if (File.Exists(platform.Settings.State.SampleAccounts))
            {
                note["accounts"] = platform.Settings.State.SampleAccounts;
            }
        }

        StateFolder.WritePrivate(platform.Settings.State.Addresses, JsonSerializer.Serialize(note, JsonSerializerOptions.Web));
    }
}
