using System.Buffers.Text;
using System.Security.Cryptography;
using EGov.Organization.Model;
using EGov.Organization.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.IdentityModel.Tokens;

namespace EGov.Organization.Tokens;

/// <summary>
/// The signing keys as every replica sees them: read from the database, remembered for a minute. Which key signs follows from the time
/// alone, so replicas need not talk to each other.
/// </summary>
internal sealed class KeyRing(IServiceScopeFactory scopes, KeyProtection protection, SecurityClock clock) : IDisposable
{
    /// <summary>How long a key is published before it signs: longer than anyone remembers the published keys.</summary>
    internal static readonly TimeSpan Lead = TimeSpan.FromMinutes(10);

    private static readonly TimeSpan Remembered = TimeSpan.FromMinutes(1);

    /// <summary>After the next key took over: the life of an access token and some drift.</summary>
    private static readonly TimeSpan Published = AccessTokens.Lifetime + TimeSpan.FromMinutes(5);

    private readonly SemaphoreSlim _loading = new(1, 1);
    private Snapshot? _snapshot;

    /// <summary>The key that signs now.</summary>
    internal async ValueTask<SigningCredentials> SigningAsync(CancellationToken ct)
    {
        var keys = (await CurrentAsync(ct)).Keys;
        var now = clock.Now;
        // The very first key signs at once, even when the database rounded its moment up.
        return (keys.FirstOrDefault(k => k.SignsFrom <= now) ?? keys[^1]).Credentials;
    }

    /// <summary>The keys whose tokens may be about: the next one, the one that signs, and those that signed until a moment ago.</summary>
    internal async ValueTask<IReadOnlyList<JsonWebKey>> PublishedAsync(CancellationToken ct)
    {
        var now = clock.Now;
        var keys = (await CurrentAsync(ct)).Keys;
        return [.. keys.Where((_, i) => i == 0 || keys[i - 1].SignsFrom + Published > now).Select(k => k.Public)];
    }

    /// <summary>Makes the next use read the database.</summary>
    internal void Forget() => Volatile.Write(ref _snapshot, null);

    /// <summary>A fresh P-256 key, ready to be stored.</summary>
    internal SigningKey Create(int number, DateTimeOffset signsFrom)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var point = key.ExportParameters(includePrivateParameters: false).Q;
        var secret = key.ExportPkcs8PrivateKey();
        try
        {
            return new SigningKey
            {
                Id = Guid.CreateVersion7(),
                Number = number,
                KeyId = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(12)),
                X = Base64Url.EncodeToString(point.X!),
                Y = Base64Url.EncodeToString(point.Y!),
                Protected = protection.Protect(secret),
                SignsFrom = signsFrom,
            };
        }
        finally
        {
            CryptographicOperations.ZeroMemory(secret);
        }
    }

    public void Dispose() => _loading.Dispose();

    private async ValueTask<Snapshot> CurrentAsync(CancellationToken ct)
    {
        if (Volatile.Read(ref _snapshot) is { } known && clock.Now < known.ReadAt + Remembered)
        {
            return known;
        }

        await _loading.WaitAsync(ct);
        try
        {
            if (Volatile.Read(ref _snapshot) is { } meanwhile && clock.Now < meanwhile.ReadAt + Remembered)
            {
                return meanwhile;
            }

            var snapshot = new Snapshot(clock.Now, await LoadAsync(ct));
            Volatile.Write(ref _snapshot, snapshot);
            return snapshot;
        }
        finally
        {
            _loading.Release();
        }
    }

    private async Task<IReadOnlyList<Key>> LoadAsync(CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<OrganizationDb>();
        // Three are enough for the next, the present and the former key.
        var rows = await db.SigningKeys.AsNoTracking().OrderByDescending(k => k.Number).Take(3).ToListAsync(ct);
        if (rows.Count == 0)
        {
            var first = Create(number: 1, clock.Now);
            await db.Database.ExecuteSqlAsync(
                $"""
                insert into signing_key (id, number, key_id, x, y, protected, signs_from, version)
                values ({first.Id}, {first.Number}, {first.KeyId}, {first.X}, {first.Y}, {first.Protected}, {first.SignsFrom}, {first.Version})
                on conflict (number) do nothing
                """, ct);
            rows = await db.SigningKeys.AsNoTracking().ToListAsync(ct);
        }

        return [.. rows.Select(Open)];
    }

    private Key Open(SigningKey row)
    {
        // The providers behind the credentials keep the key for the life of the process; a handful of keys a year are made.
#pragma warning disable CA2000
        var key = ECDsa.Create();
#pragma warning restore CA2000
        key.ImportPkcs8PrivateKey(protection.Unprotect(row.Protected), out _);
        var credentials = new SigningCredentials(new ECDsaSecurityKey(key) { KeyId = row.KeyId }, SecurityAlgorithms.EcdsaSha256);
        return new Key(row.SignsFrom, credentials, new JsonWebKey
        {
            Kty = JsonWebAlgorithmsKeyTypes.EllipticCurve,
            Crv = JsonWebKeyECTypes.P256,
            X = row.X,
            Y = row.Y,
            Kid = row.KeyId,
            Use = "sig",
            Alg = SecurityAlgorithms.EcdsaSha256,
        });
    }

    private sealed record Key(DateTimeOffset SignsFrom, SigningCredentials Credentials, JsonWebKey Public);

    private sealed record Snapshot(DateTimeOffset ReadAt, IReadOnlyList<Key> Keys);
}
