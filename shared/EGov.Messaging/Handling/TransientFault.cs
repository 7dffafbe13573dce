using System.Net.Sockets;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace EGov.Messaging.Handling;

/// <summary>What may succeed when it is tried again, because the fault is not in the event: connections, deadlocks, lost races.</summary>
internal static class TransientFault
{
    public static bool Is(Exception e)
        => e is PostgresException postgres
            ? postgres.IsTransient || postgres.SqlState is PostgresErrorCodes.UniqueViolation or PostgresErrorCodes.AdminShutdown or PostgresErrorCodes.CrashShutdown
            : e is NpgsqlException { IsTransient: true } or SocketException or TimeoutException or DbUpdateConcurrencyException
                || (e.InnerException is { } inner && Is(inner));

    /// <summary>The database is away: that passes, however long it takes.</summary>
    public static bool IsOutage(Exception e)
        => e switch
        {
            PostgresException p => p.SqlState is PostgresErrorCodes.AdminShutdown or PostgresErrorCodes.CrashShutdown or PostgresErrorCodes.CannotConnectNow or PostgresErrorCodes.TooManyConnections,
            NpgsqlException { InnerException: SocketException or IOException } => true,
            _ => e.InnerException is { } inner && IsOutage(inner),
        };
}
