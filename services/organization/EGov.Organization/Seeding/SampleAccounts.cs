using EGov.Messaging;
using EGov.Organization.Accounts;
using EGov.Organization.Contracts;
using EGov.Organization.Model;
using EGov.Organization.Storage;
using Microsoft.EntityFrameworkCore;

namespace EGov.Organization.Seeding;

/// <summary>One account for each kind of work, and the clients that sign people in. Their passwords are printed; they exist in Development only.</summary>
internal sealed class SampleAccounts(OrganizationDb db, IEventLog events, Passwords passwords, IConfiguration configuration)
{
    private static readonly DateOnly Since = new(2014, 1, 1);

    private static readonly Person[] People =
    [
        new("quantri", "BacGiang@2015", "Nguyễn Văn Quản", "H02", "Quản trị hệ thống", "administrator"),
        new("quantri.langson", "LangSon@2012", "Nông Văn Quản", "H37", "Quản trị hệ thống", "administrator"),
        new("kiemsoat", "BacGiang@2015", "Trần Thị Hồng Thúy", "H02", "Cán bộ kiểm soát thủ tục hành chính", "procedure-controller"),
        new("lanhdao", "YenThe@2015", "Hoàng Đình Lâm", "H02.30", "Phó Chủ tịch Ủy ban nhân dân huyện", "leader"),
        new("motcua", "YenThe@2015", "Lê Thị Mai", "H02.30", "Cán bộ tiếp nhận và trả kết quả", "desk-official"),
        new("thongke", "YenThe@2015", "Phạm Quang Hưng", "H02.30", "Cán bộ tổng hợp, thống kê", "reporter"),
        new("truongphong", "YenThe@2015", "Vũ Đức Thắng", "H02.30.06", "Trưởng phòng", "room-head"),
        new("chuyenvien", "YenThe@2015", "Đỗ Thị Hạnh", "H02.30.06", "Chuyên viên", "specialist"),
    ];

    internal async Task<IReadOnlyList<SampleAccount>> PlantAsync(IReadOnlyDictionary<string, Guid> agencies, CancellationToken ct)
    {
        var planted = new List<SampleAccount>();
        var roles = await db.Roles.ToDictionaryAsync(r => r.Code, StringComparer.Ordinal, ct);
        foreach (var person in People)
        {
            await PlantAsync(person, agencies[person.Agency], roles[person.Role], ct);
            planted.Add(new SampleAccount(person.UserName, person.Password, roles[person.Role].Vietnamese));
        }

        planted.Add(await PlantCitizenAsync(ct));
        planted.Add(await PlantClientAsync(
            "egov-cli", "Công cụ dòng lệnh và kiểm thử", configuration["Seed:CliSecret"], ["password", "refresh_token", "client_credentials"], ct));
        planted.Add(await PlantClientAsync("egov-gateway", "Đăng nhập qua trình duyệt", configuration["Seed:GatewaySecret"], ["password", "refresh_token"], ct));
        return planted;
    }

    private async Task PlantAsync(Person person, Guid agency, Role role, CancellationToken ct)
    {
        var staffNumber = $"MAU-{person.UserName}";
        var official = await db.Officials.SingleOrDefaultAsync(o => o.StaffNumber == staffNumber, ct);
        if (official is not null)
        {
            return;
        }

        official = Official.Register(person.FullName, staffNumber);
        db.Add(official);
        events.Stage(official, new OfficialRegistered(official.Id, official.FullName));
        var appointed = official.Appoint(agency, person.Title, [role], Since, to: null);
        events.Stage(official, appointed);
        // Whether a longer password is needed follows from the post, which therefore has to be there first.
        await db.SaveChangesAsync(ct);
        await PlantAsync(Account.For(AccountKind.Official, person.UserName, official.FullName, official.Id), person.Password, ct);
    }

    private async Task<SampleAccount> PlantCitizenAsync(CancellationToken ct)
    {
        const string Number = "024085000017";
        const string Password = "YenThe@2015";
        if (!await db.Set<Citizen>().AnyAsync(c => c.IdentityNumber == Number, ct))
        {
            var account = Account.For(AccountKind.Citizen, Number, "Dương Văn Tân");
            db.Add(new Citizen { AccountId = account.Id, IdentityNumber = Number, Phone = "0912345678" });
            await PlantAsync(account, Password, ct);
            account.Version++;
            events.Stage(account, new CitizenRegistered(account.Id));
        }

        return new SampleAccount(Number, Password, "Công dân");
    }

    private async Task PlantAsync(Account account, string password, CancellationToken ct)
    {
        db.Add(account);
        if (await passwords.SetAsync(account, password, mustChange: false, ct) is { } refusal)
        {
            throw new InvalidOperationException($"Sample account {account.UserName}: {refusal.English}");
        }

        events.Stage(account, new AccountCreated(account.Id, account.Kind, account.OfficialId));
    }

    private async Task<SampleAccount> PlantClientAsync(string clientId, string name, string? secret, string[] grants, CancellationToken ct)
    {
        secret ??= $"{clientId}-development-secret";
        if (!await db.ApiClients.AnyAsync(c => c.ClientId == clientId, ct))
        {
            var client = new ApiClient
            {
                Id = Guid.CreateVersion7(),
                ClientId = clientId,
                Name = name,
                SecretHash = Secret.Hash(secret),
                Grants = grants,
                Scopes = grants.Contains("client_credentials") ? [Policies.Read] : [],
                ReachesBelow = true,
            };
            db.Add(client);
            events.Stage(client, new ApiClientRegistered(client.Id, clientId, name, client.Scopes, client.AgencyId));
        }

        return new SampleAccount(clientId, secret, "Ứng dụng (client_id, client_secret)");
    }

    private sealed record Person(string UserName, string Password, string FullName, string Agency, string Title, string Role);
}
