using System.Globalization;

namespace EGov.WorkingTime;

/// <summary>
/// Days that the Prime Minister swapped for civil servants: the first is off, the Saturday is worked in its place.
/// A swap enters this list with the report or document it was read in; one that could not be traced stays out.
/// </summary>
internal static class OfficialSwaps
{
    internal static IEnumerable<Holiday> Entries =>
    [
        .. Swap("2012-01-27", "2012-02-04", "Thủ tướng đồng ý 27/12/2011 (chinhphu.vn; Báo Bình Định 12/2011)"),
        .. Swap("2012-12-31", "2013-01-05", "Thông báo nghỉ lễ, Tết 2013 (Báo Thái Nguyên 28/12/2012)"),
        .. Swap("2013-02-15", "2013-02-23", "Thông báo nghỉ lễ, Tết 2013 (Báo Thái Nguyên 28/12/2012)"),
        .. Swap("2013-04-29", "2013-05-04", "Thông báo nghỉ lễ, Tết 2013 (Báo Thái Nguyên 28/12/2012)"),
        .. Swap("2014-01-28", "2014-01-25", "Thủ tướng đồng ý 12/2013 (Báo Đồng Tháp 18/12/2013; Báo Lao Động)"),
        .. Swap("2014-01-29", "2014-02-08", "Thủ tướng đồng ý 12/2013 (Báo Đồng Tháp 18/12/2013; Báo Lao Động)"),
        .. Swap("2014-05-02", "2014-04-26", "Thủ tướng đồng ý 12/2013 (Báo Đồng Tháp 18/12/2013)"),
        .. Swap("2015-01-02", "2014-12-27", "Tờ trình 89/TTr-LĐTBXH 20/11/2014, thông báo của Bộ LĐ-TB&XH (xahoi.com.vn)"),
        .. Swap("2015-02-16", "2015-02-14", "Tờ trình 89/TTr-LĐTBXH 20/11/2014, thông báo của Bộ LĐ-TB&XH (xahoi.com.vn)"),
        .. Swap("2015-04-29", "2015-04-25", "Tờ trình 89/TTr-LĐTBXH 20/11/2014, thông báo của Bộ LĐ-TB&XH (xahoi.com.vn)"),
        .. Swap("2018-12-31", "2019-01-05", "Thủ tướng chốt lịch nghỉ 2019 (Tiền Phong; PLO)"),
        .. Swap("2019-04-29", "2019-05-04", "Thủ tướng chốt lịch nghỉ 2019 (Tiền Phong; PLO)"),
        .. Swap("2024-04-29", "2024-05-04", "Phương án hoán đổi 29/4/2024 (tiepthigiadinh.vn)"),
        .. Swap("2025-05-02", "2025-04-26", "Lịch nghỉ lễ 2025 (tet-amlich.com, 11/2024)"),
        .. Swap("2026-01-02", "2026-01-10", "Văn bản 12729/VPCP-KGVX 25/12/2025"),
        .. Swap("2026-08-31", "2026-08-22", "Lịch nghỉ Quốc khánh 2026 của công chức, viên chức (thuvienphapluat.vn)"),
    ];

    private static Holiday[] Swap(string off, string worked, string source)
    {
        var (offDay, workedDay) = (DateOnly.ParseExact(off, "yyyy-MM-dd", CultureInfo.InvariantCulture), DateOnly.ParseExact(worked, "yyyy-MM-dd", CultureInfo.InvariantCulture));
        return
        [
            new(offDay, DayKind.Off, $"Nghỉ hoán đổi, làm bù ngày {Words.Date(workedDay)}", $"Swapped day off, worked on {Words.Date(workedDay)}", source),
            new(workedDay, DayKind.MakeUp, $"Làm bù cho ngày {Words.Date(offDay)}", $"Make-up day for {Words.Date(offDay)}", source, InPlaceOf: offDay),
        ];
    }
}
