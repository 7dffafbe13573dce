using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using EGov.WorkingTime;

namespace EGov.Dossiers.NationalPortal;

/// <summary>The portal's wire: its own names, every value a text, times as yyyyMMddHHmmss by the clock of Asia/Ho_Chi_Minh.</summary>
internal static class PortalFormat
{
    internal const string Synchronise = "DongBoHoSoMC";
    internal const string Progress = "CapNhatTienDoHoSoMC";
    internal const string LookUp = "TraCuuHoSo";

    private const string Time = "yyyyMMddHHmmss";

    internal static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = null,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        DefaultIgnoreCondition = JsonIgnoreCondition.Never,
    };

    internal static string Write(DateTimeOffset? at) =>
        at?.ToOffset(CivilTime.Offset).ToString(Time, CultureInfo.InvariantCulture) ?? "";

    internal static DateTimeOffset? Read(string? text) =>
        DateTime.TryParseExact(text, Time, CultureInfo.InvariantCulture, DateTimeStyles.None, out var at) ? new DateTimeOffset(at, CivilTime.Offset).ToUniversalTime() : null;
}

/// <summary>What every message carries around its data.</summary>
internal sealed record PortalRequest<T>(
    [property: JsonPropertyName("session")] string Session,
    [property: JsonPropertyName("madonvi")] string AgencyCode,
    [property: JsonPropertyName("service")] string Service,
    [property: JsonPropertyName("isUpdating")] string IsUpdating,
    [property: JsonPropertyName("data")] IReadOnlyList<T> Data);

/// <summary>The portal's answer. Its code is a number or a text; 0 and 00 mean done.</summary>
internal sealed record PortalAnswer(
    [property: JsonPropertyName("error_code")] JsonElement ErrorCode,
    [property: JsonPropertyName("error_message")] string? Message,
    [property: JsonPropertyName("result")] IReadOnlyList<PortalView>? Result)
{
    internal string Code => ErrorCode.ValueKind == JsonValueKind.Undefined ? "" : ErrorCode.ToString();

    internal bool IsDone => Code is "0" or "00";
}

/// <summary>What the portal has of a dossier.</summary>
internal sealed record PortalView(string? MaHoSo, string? TrangThaiHoSo, string? NgayHenTra);

/// <summary>Which dossier is asked for.</summary>
internal sealed record PortalKey(string MaHoSo);

/// <summary>One dossier as DongBoHoSoMC wants it.</summary>
internal sealed record PortalDossier(
    string MaHoSo, string MaTTHC, string TenTTHC, string MaLinhVuc, string TenLinhVuc, string SoBienNhan, string ChuHoSo, string LoaiDoiTuong, string MaDoiTuong,
    string ThongTinKhac, string Email, string Fax, string SoDienThoai, string TrichYeuHoSo, string NgayTiepNhan, string NgayHenTra, string TrangThaiHoSo,
    string NgayTra, string ThongTinTra, string HinhThuc, string NgayKetThucXuLy, string DonViXuLy, string GhiChu, IReadOnlyList<PortalPaper> DanhSachTepDinhKemKhac,
    IReadOnlyList<PortalFee> DanhSachLePhi, IReadOnlyList<PortalSupplement> DanhSachHoSoBoSung, IReadOnlyList<PortalResult> DanhSachGiayToKetQua, string NoiNopHoSo,
    string DuocThanhToanTrucTuyen, string NgayTuChoi, string LoaiDinhDanh, string SoDinhDanh, string NgayNopHoSo);

/// <summary>A paper of the dossier.</summary>
internal sealed record PortalPaper(string TenGiayTo, string SoLuong, string LoaiGiayTo);

/// <summary>A fee of the dossier.</summary>
internal sealed record PortalFee(string TenPhiLePhi, string MaPhiLePhi, string HinhThucThu, string Gia, string LoaiPhiLePhi);

/// <summary>A request to complete the dossier, with its answer once it came.</summary>
internal sealed record PortalSupplement(
    string HoSoBoSungId, string NguoiYeuCauBoSung, string NoiDungBoSung, string NgayBoSung, string NguoiTiepNhanBoSung, string ThongTinTiepNhan, string NgayTiepNhanBoSung,
    string TrangThaiBoSung, IReadOnlyList<PortalPaper> DanhSachGiayToBoSung, IReadOnlyList<PortalFee> DanhSachLePhiBoSung, string NgayHenTraTruoc, string NgayHenTraMoi);

/// <summary>A signed result.</summary>
internal sealed record PortalResult(string TenGiayTo, string MaThanhPhanHoSo, string GiayToId, string DuongDanTepTinKetQua);

/// <summary>One row of progress as CapNhatTienDoHoSoMC wants it.</summary>
internal sealed record PortalStep(
    string MaHoSo, string NguoiXuLy, string ChucDanh, string ThoiDiemXuLy, string PhongBanXuLy, string NoiDungXuLy, string TrangThai, string NgayBatDau, string NgayKetThucTheoQuyDinh);
