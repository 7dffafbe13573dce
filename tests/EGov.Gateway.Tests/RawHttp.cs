using System.Net.Sockets;
using System.Text;

namespace EGov.Gateway.Tests;

/// <summary>Bytes on a socket, for requests a well-behaved client would not make.</summary>
internal static class RawHttp
{
    internal static async Task<string> SendAsync(Uri server, string request)
    {
        using var socket = new TcpClient();
        await socket.ConnectAsync(server.Host, server.Port);
        await using var stream = socket.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes(request));
        var answer = new StringBuilder();
        var buffer = new byte[8192];
        try
        {
            for (var read = await stream.ReadAsync(buffer); read > 0; read = await stream.ReadAsync(buffer))
            {
                answer.Append(Encoding.UTF8.GetString(buffer, 0, read));
            }
        }
        catch (IOException) when (answer.Length > 0)
        {
            // The server answered and reset the connection because it had not read everything; the answer is what counts.
        }

        return answer.ToString();
    }
}
