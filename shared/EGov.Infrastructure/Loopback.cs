using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;

namespace EGov.Infrastructure;

/// <summary>Ports on loopback and secrets for servers that only listen there.</summary>
public static class Loopback
{
    /// <summary>Picks ports nobody listens on.</summary>
    public static int[] FreePorts(int count)
    {
        // All are held until the last is known, so that no two are the same.
        var listeners = Enumerable.Range(0, count).Select(_ => new TcpListener(IPAddress.Loopback, 0)).ToList();
        listeners.ForEach(l => l.Start());
        var ports = listeners.Select(l => ((IPEndPoint)l.LocalEndpoint).Port).ToArray();
        listeners.ForEach(l => l.Dispose());
        return ports;
    }

    /// <summary>Whether a server could listen on this port now.</summary>
    public static bool IsFree(int port)
    {
        try
        {
            using var listener = new TcpListener(IPAddress.Loopback, port);
            listener.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    /// <summary>A generated password of letters and digits only, because it also goes into addresses.</summary>
    public static string NewPassword() => RandomNumberGenerator.GetString("abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789", 24);
}
