using System.Net;
using System.Text.Json;
using EGov.Api;
using EGov.Testing;
using Shouldly;
using Xunit;
using static EGov.Dossiers.Tests.District;

namespace EGov.Dossiers.Tests.Slices.Browsing;

public sealed class SeeingTimePerAgencyTests(District district) : IClassFixture<District>
{
    [Fact]
    public async Task The_applicant_sees_what_each_agency_used_of_its_limit_and_whether_it_kept_it()
    {
        var citizen = new Person(Guid.Empty, district.App.As(CallerKind.Citizen, "dossiers:submit"));
        var body = new
        {
            procedureCode = await district.PublishVerticalAsync(),
            agencyId = district.Commune,
            applicant = new { kind = "Citizen", name = "Nguyễn Thị Mai Hương", identity = "035085012345" },
            components = new[] { new { code = "DON", originals = 1, copies = 0 } },
        };
        var submitted = await SendAsync(citizen.Client, "/v1/dossiers/online", body, Morning, key: Guid.CreateVersion7()).ShouldBe<Standing>(HttpStatusCode.Created);
        var accepted = await MoveAsync(district.CommuneDesk, submitted, "acceptance", at: Morning.AddHours(1));
        // Forty hours later would have been the eleventh, before noon.
        var handed = await MoveAsync(district.CommuneDesk, accepted, "hand-over", new { step = 2 }, Civil("2015-01-13 10:00"));
        await ArrivedAsync(district.Specialist, handed);

        var seen = await AtAsync(citizen, $"/v1/my-dossiers/{submitted.Id}", Civil("2015-01-13 16:00"));

        var agencies = seen.GetProperty("agencies").EnumerateArray().ToList();
        agencies.Select(a => a.GetProperty("agency").GetString()).ShouldBe(["UBND xã Thanh Hà", "Phòng Lao động - Thương binh và Xã hội"]);
        agencies.Select(a => a.GetProperty("limitMinutes").GetInt32()).ShouldBe([40 * 60, 60 * 60]);
        agencies[0].GetProperty("kept").GetBoolean().ShouldBeFalse();
        agencies[0].GetProperty("standingMinutes").GetInt32().ShouldBe(60);
        (!agencies[1].TryGetProperty("kept", out var open) || open.ValueKind == JsonValueKind.Null).ShouldBeTrue();
        agencies[1].GetProperty("workingMinutes").GetInt32().ShouldBe(90 + 180);
        agencies.Sum(a => a.GetProperty("workingMinutes").GetInt32()).ShouldBe(seen.GetProperty("workingMinutes").GetInt32());
    }

    private static Task<JsonElement> AtAsync(Person person, string path, DateTimeOffset at)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Add("X-Clock", at.ToString("O"));
        return person.Client.SendAsync(request).ShouldBe<JsonElement>(HttpStatusCode.OK);
    }
}
