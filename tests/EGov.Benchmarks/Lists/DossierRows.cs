using System.Globalization;

namespace EGov.Benchmarks.Lists;

/// <summary>A procedure that dossiers of the load are received under.</summary>
internal sealed record LoadedProcedure(Guid Id, Guid VersionId, string Field, int Days);

/// <summary>One agency's part in a dossier, as the service keeps it.</summary>
internal readonly record struct Part(Guid Agency, bool Receives, Guid? From, DateTime ArrivedAt, DateTime DueAt, DateTime? FinishedAt);

/// <summary>A stretch of the dossier's history, with what ended it.</summary>
internal readonly record struct Stretch(int Step, Guid Agency, Guid? Official, short State, string Action, DateTime From, DateTime? Until, DateTime DueAt, string? EndedBy);

/// <summary>A dossier of the load with everything that belongs to it.</summary>
internal sealed record DossierRow(
    Guid Id, string Code, LoadedProcedure Procedure, Guid Receiver, Guid? Desk, string Channel, string Applicant, string Identity,
    DateTime ReceivedAt, DateTime DueAt, DateTime? FinishedAt, DateTime? ReturnedAt, IReadOnlyList<Stretch> History, IReadOnlyList<Part> Parts);

/// <summary>
/// Draws dossiers of a span of years: a third received by the district, the rest by communes, a few through the desk of another; most go on to an
/// office; most end early, some on the day, some late; the last days' are still on their way and a few are stuck. Half came over the counter,
/// most others online, answered within a day or not.
/// </summary>
internal sealed class DossierRows(Province province, IReadOnlyList<LoadedProcedure> procedures, DateTime first, DateTime now, int total)
{
    private static readonly string[] Family = ["Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Vũ", "Đỗ", "Bùi", "Ngô", "Dương", "Đặng", "Giáp", "Thân", "Nông", "Lý", "Vi", "Hứa", "Đinh"];
    private static readonly string[] Middle = ["Văn", "Thị", "Đức", "Hữu", "Quang", "Minh", "Xuân", "Ngọc", "Đình", "Thanh", "Công", "Thị Thu", "Thị Hồng", "Thị Kim"];
    private static readonly string[] Given = ["An", "Anh", "Bình", "Chi", "Cường", "Dũng", "Dung", "Đạt", "Giang", "Hà", "Hải", "Hạnh", "Hiền", "Hiếu", "Hoa", "Hùng", "Hương", "Khánh", "Lan", "Long", "Mai", "Mạnh", "Nam", "Nga", "Nhung", "Oanh", "Phúc", "Phương", "Quân", "Sơn", "Tâm", "Thảo", "Thắng", "Toàn", "Trang", "Tuấn", "Tùng", "Vân", "Việt", "Yến"];

    private readonly Random _random = new(1_000_000);
    private readonly Dictionary<(Guid, int), int> _counters = [];

    /// <summary>In order of reception, as they would have come.</summary>
    internal IEnumerable<DossierRow> All()
    {
        var span = now - first;
        for (var number = 0; number < total; number++)
        {
            var day = (first + (span * ((double)number / total))).Date;
            yield return Draw(number, day.AddMinutes(30 + _random.Next(540)));
        }
    }

    private DossierRow Draw(int number, DateTime receivedAt)
    {
        var district = province.Districts[_random.Next(province.Districts.Count)];
        var receiver = _random.Next(3) == 0 ? district.Seat : district.Communes[_random.Next(district.Communes.Count)];
        var procedure = procedures[_random.Next(procedures.Count)];
        var dueAt = receivedAt.AddDays(procedure.Days * 7 / 5);
        var channel = _random.Next(10) switch { < 5 => "Direct", < 9 => "Online", _ => "Postal" };
        var desk = channel == "Direct" && _random.Next(16) == 0 ? district.Communes[_random.Next(district.Communes.Count)] : (Guid?)null;
        desk = desk == receiver ? null : desk;
        var finishedAt = Ends(receivedAt, dueAt, procedure.Days);
        var returnedAt = finishedAt?.AddHours(3);
        var history = new List<Stretch>();
        var parts = new List<Part>();
        if (channel == "Online")
        {
            var submitted = receivedAt.AddMinutes(-_random.Next(1, 900));
            history.Add(new Stretch(1, receiver, null, 1, "Submitted", submitted, receivedAt, submitted.AddHours(14), "Accepted"));
        }

        Follow(district, receiver, desk, receivedAt, dueAt, finishedAt, returnedAt, history, parts);
        return new DossierRow(
            Guid.CreateVersion7(new DateTimeOffset(receivedAt)), Code(receiver, receivedAt), procedure, receiver, desk, channel,
            $"{One(Family)} {One(Middle)} {One(Given)}", string.Create(CultureInfo.InvariantCulture, $"024{number:000000000}"),
            receivedAt, dueAt, finishedAt, returnedAt > now ? null : returnedAt, history, parts);
    }

    private DateTime? Ends(DateTime receivedAt, DateTime dueAt, int days)
    {
        var chance = _random.Next(1000);
        if (chance < 3)
        {
            return null;
        }

        var end = chance < 700 ? receivedAt.AddHours((days * 24 * (40 + _random.Next(50)) / 100) + 1)
            : chance < 930 ? dueAt
            : dueAt.AddDays(1 + _random.Next(10));
        return end > now ? null : end;
    }

    private void Follow(
        DistrictAgencies district, Guid receiver, Guid? desk, DateTime receivedAt, DateTime dueAt, DateTime? finishedAt, DateTime? returnedAt,
        List<Stretch> history, List<Part> parts)
    {
        // Where the dossier is handled: by its receiver, or by an office of the district.
        var office = receiver == district.Seat || _random.Next(5) < 2 ? district.Offices[_random.Next(district.Offices.Count)] : receiver;
        var handedOn = receivedAt.AddHours(4);
        var isHandedOn = handedOn < (finishedAt ?? now);
        history.Add(new Stretch(1, receiver, OfficialOf(receiver), 2, "Received", receivedAt, isHandedOn ? handedOn : finishedAt, dueAt, isHandedOn ? "HandedOver" : Decided(finishedAt)));
        parts.Add(new Part(receiver, true, desk, receivedAt, dueAt, finishedAt));
        if (isHandedOn)
        {
            history.Add(new Stretch(2, office, OfficialOf(office), 4, "HandedOver", handedOn, finishedAt, dueAt, Decided(finishedAt)));
            if (office != receiver)
            {
                parts.Add(new Part(office, false, receiver, handedOn, dueAt, finishedAt));
            }
        }

        if (finishedAt is { } finished)
        {
            var isReturned = returnedAt <= now;
            history.Add(new Stretch(2, receiver, null, 9, "Decided", finished, isReturned ? returnedAt : null, dueAt, isReturned ? "Returned" : null));
            if (isReturned)
            {
                history.Add(new Stretch(2, receiver, null, 10, "Returned", returnedAt!.Value, null, dueAt, null));
            }
        }
    }

    private Guid OfficialOf(Guid agency)
    {
        var officials = province.Officials[agency];
        return officials[_random.Next(officials.Count)];
    }

    private static string? Decided(DateTime? finishedAt) => finishedAt is null ? null : "Decided";

    private string Code(Guid receiver, DateTime receivedAt)
    {
        var day = (receiver, DateOnly.FromDateTime(receivedAt).DayNumber);
        var count = _counters[day] = _counters.GetValueOrDefault(day) + 1;
        return string.Create(CultureInfo.InvariantCulture, $"{province.Codes[receiver]}-{receivedAt:yyMMdd}-{count:0000}");
    }

    private string One(string[] words) => words[_random.Next(words.Length)];
}
