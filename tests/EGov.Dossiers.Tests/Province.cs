using EGov.WorkingTime;

namespace EGov.Dossiers.Tests;

/// <summary>A small province: a department, a district with an office and three communes, and a few officials.</summary>
internal sealed class Province
{
    internal Province()
    {
        Root = Add(null, "province", "UBND tỉnh Bắc Giang", "H02");
        Department = Add(Root, "department", "Sở LĐ-TB&XH", "H02.11");
        District = Add(Root, "district", "UBND huyện Yên Thế", "H02.30");
        Office = Add(District, "office", "Phòng LĐ-TB&XH", "H02.30.06");
        DongTam = Add(District, "commune", "UBND xã Đồng Tâm", "H02.30.30");
        PhonXuong = Add(District, "commune", "UBND xã Phồn Xương", "H02.30.35");
        TanSoi = Add(District, "commune", "UBND xã Tân Sỏi", "H02.30.39");
        Hoa = Official("Lê Thị Hoa");
        Minh = Official("Trần Văn Minh");
    }

    internal Guid Root { get; }

    internal Guid Department { get; }

    internal Guid District { get; }

    internal Guid Office { get; }

    internal Guid DongTam { get; }

    internal Guid PhonXuong { get; }

    internal Guid TanSoi { get; }

    internal Guid Hoa { get; }

    internal Guid Minh { get; }

    internal List<(Guid Id, Guid? Parent, string Kind, string Name, string Code)> Agencies { get; } = [];

    internal Dictionary<Guid, string> Officials { get; } = [];

    internal IEnumerable<Guid> AncestorsOf(Guid id)
    {
        for (Guid? at = id; at is { } agency; at = Agencies.Single(a => a.Id == agency).Parent)
        {
            yield return agency;
        }
    }

    /// <summary>A civil time of 2015: <c>At("05/01 08:00")</c>.</summary>
    internal static DateTimeOffset At(string text) =>
        CivilTime.At(Day(text), TimeOnly.ParseExact(text[6..], "HH:mm", System.Globalization.CultureInfo.InvariantCulture));

    internal static DateOnly Day(string text) => DateOnly.ParseExact($"{text[..5]}/2015", "dd/MM/yyyy", System.Globalization.CultureInfo.InvariantCulture);

    private Guid Add(Guid? parent, string kind, string name, string code)
    {
        var id = Guid.CreateVersion7();
        Agencies.Add((id, parent, kind, name, code));
        return id;
    }

    private Guid Official(string name)
    {
        var id = Guid.CreateVersion7();
        Officials.Add(id, name);
        return id;
    }
}
