using System.Globalization;

namespace EGov.Benchmarks.Lists;

/// <summary>Who comes to the desks of a load, and the code on the receipt: numbered by agency and day.</summary>
internal sealed class Receptions(Province province, Random random)
{
    private static readonly string[] Family = ["Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Vũ", "Đỗ", "Bùi", "Ngô", "Dương", "Đặng", "Giáp", "Thân", "Nông", "Lý", "Vi", "Hứa", "Đinh"];
    private static readonly string[] Middle = ["Văn", "Thị", "Đức", "Hữu", "Quang", "Minh", "Xuân", "Ngọc", "Đình", "Thanh", "Công", "Thị Thu", "Thị Hồng", "Thị Kim"];
    private static readonly string[] Given = ["An", "Anh", "Bình", "Chi", "Cường", "Dũng", "Dung", "Đạt", "Giang", "Hà", "Hải", "Hạnh", "Hiền", "Hiếu", "Hoa", "Hùng", "Hương", "Khánh", "Lan", "Long", "Mai", "Mạnh", "Nam", "Nga", "Nhung", "Oanh", "Phúc", "Phương", "Quân", "Sơn", "Tâm", "Thảo", "Thắng", "Toàn", "Trang", "Tuấn", "Tùng", "Vân", "Việt", "Yến"];

    private readonly Dictionary<(Guid, int), int> _counters = [];

    internal string Applicant() => $"{One(Family)} {One(Middle)} {One(Given)}";

    internal static string Identity(int number) => string.Create(CultureInfo.InvariantCulture, $"024{number:000000000}");

    internal string Code(Guid receiver, DateTime receivedAt)
    {
        var day = (receiver, DateOnly.FromDateTime(receivedAt).DayNumber);
        var count = _counters[day] = _counters.GetValueOrDefault(day) + 1;
        return string.Create(CultureInfo.InvariantCulture, $"{province.Codes[receiver]}-{receivedAt:yyMMdd}-{count:0000}");
    }

    /// <summary>Received by the district itself or by one of its communes, and handled there or by an office of the district.</summary>
    internal (Guid Receiver, Guid Office) Place()
    {
        var district = province.Districts[random.Next(province.Districts.Count)];
        var receiver = random.Next(3) == 0 ? district.Seat : district.Communes[random.Next(district.Communes.Count)];
        return (receiver, receiver == district.Seat || random.Next(5) < 2 ? district.Offices[random.Next(district.Offices.Count)] : receiver);
    }

    /// <summary>A commune somewhere in the province, whose desk may take dossiers in for another.</summary>
    internal Guid Neighbour()
    {
        var district = province.Districts[random.Next(province.Districts.Count)];
        return district.Communes[random.Next(district.Communes.Count)];
    }

    private string One(string[] words) => words[random.Next(words.Length)];
}
