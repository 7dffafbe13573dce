using EGov.Dossiers.Model;
using EGov.Dossiers.Printing;
using EGov.Dossiers.Printing.Forms;
using EGov.Dossiers.Printing.Layout;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Shouldly;
using Xunit;
using static EGov.Dossiers.Tests.District;

namespace EGov.Dossiers.Tests.Slices.Printing;

/// <summary>One printer for the class: starting Chromium is what takes time.</summary>
public sealed class WarmPrinter : IAsyncDisposable
{
    internal PdfPrinter Printer { get; } = new(Options.Create(new PrintingOptions()), NullLogger<PdfPrinter>.Instance);

    public ValueTask DisposeAsync() => Printer.DisposeAsync();
}

/// <summary>Every form of both sets, printed and read back.</summary>
public sealed class LayingOutFormsTests(WarmPrinter warm) : IClassFixture<WarmPrinter>
{
    private const string Address = "https://motcua.example.gov.vn/api/dossiers/v1/tracking/H25.30.21-260105-0007";

    internal static PaperContent Content { get; } = new()
    {
        Superior = "UBND tỉnh Hà Nam",
        Agency = "UBND xã Thanh Hà",
        Place = "Thanh Hà",
        At = Civil("2026-01-05 08:00"),
        Code = "H25.30.21-260105-0007",
        ProcedureCode = "1.003868",
        ProcedureName = "Cấp giấy phép xuất bản tài liệu không kinh doanh",
        ApplicantKind = ApplicantKind.Citizen,
        ApplicantName = "Nguyễn Thị Mai Hương",
        ApplicantIdentity = "035085012345",
        ApplicantPhone = "0912345678",
        ApplicantEmail = "huong@example.vn",
        ApplicantAddress = "Thôn Đồng Tâm, xã Thanh Hà, tỉnh Hà Nam",
        Subject = "Xin cấp giấy phép xuất bản kỷ yếu 70 năm thành lập trường",
        Term = "10 ngày làm việc",
        ReceivedAt = Civil("2026-01-05 08:00"),
        DueAt = Civil("2026-01-19 17:00"),
        ResultPlace = "Nơi tiếp nhận hồ sơ",
        Items = [new PaperItem("Đơn đề nghị (Mẫu 14)", 1), new PaperItem("Bản thảo tài liệu có đóng dấu giáp lai", 3, 1)],
        SignerName = "Trần Thị Bích",
    };

    public static TheoryData<string, string, string[]> Forms => new()
    {
        { "Receipt", "Tt032025", [
            "Mẫu số 01, Thông tư số 03/2025/TT-VPCP", "UBND XÃ THANH HÀ", "TRUNG TÂM PHỤC VỤ HÀNH CHÍNH CÔNG", "Số: 07/TNHS-TTPVHCC", "Thanh Hà, ngày 05 tháng 01 năm 2026",
            "GIẤY TIẾP NHẬN HỒ SƠ VÀ HẸN TRẢ KẾT QUẢ", "ông/bà: Nguyễn Thị Mai Hương", "Số định danh cá nhân/tổ chức: 035085012345", "Người được ủy quyền nộp hồ sơ",
            "Địa chỉ: Thôn Đồng Tâm", "Số điện thoại: 0912345678", "Email: huong@example.vn", "Nội dung yêu cầu giải quyết: Xin cấp giấy phép", "Đơn đề nghị (Mẫu 14) (01 bản chính)",
            "Bản thảo tài liệu có đóng dấu giáp lai (03 bản chính, 01 bản sao)", "Số lượng hồ sơ: 01 (bộ)", "Mã hồ sơ: H25.30.21-260105-0007", "theo quy định: 10 ngày làm việc",
            "Thời gian nhận hồ sơ: 08 giờ 00 phút, ngày 05 tháng 01 năm 2026", "17 giờ 00 phút, ngày 19 tháng 01 năm 2026", "nhận kết quả tại: Nơi tiếp nhận hồ sơ",
            "quyển số: 2026", "Số thứ tự: 07", "NGƯỜI NỘP HỒ SƠ", "NGƯỜI TIẾP NHẬN HỒ SƠ", "Trần Thị Bích"] },
        { "Receipt", "Tt012018", ["Mẫu số 01, Thông tư số 01/2018/TT-VPCP", "BỘ PHẬN TIẾP NHẬN VÀ TRẢ KẾT QUẢ", "Số: 07/TNHS", "Thời gian trả kết quả giải quyết hồ sơ: 17 giờ 00 phút"] },
        { "SupplementRequest", "Tt032025", [
            "Mẫu số 02, Thông tư số 03/2025/TT-VPCP", "PHIẾU YÊU CẦU BỔ SUNG, HOÀN THIỆN HỒ SƠ", "Số: 07/HDHS-TTPVHCC", "Hồ sơ của: Nguyễn Thị Mai Hương", "Yêu cầu hoàn thiện hồ sơ gồm",
            "Bản dịch", "Lý do: Tài liệu bằng tiếng nước ngoài", "liên hệ với Lê Văn Tám, số điện thoại 02263851234", "NGƯỜI HƯỚNG DẪN"] },
        { "SupplementRequest", "Tt012018", ["Mẫu số 02, Thông tư số 01/2018/TT-VPCP", "PHIẾU YÊU CẦU BỔ SUNG, HOÀN THIỆN HỒ SƠ", "Số: 07/HDHS"] },
        { "Refusal", "Tt032025", [
            "Mẫu số 03, Thông tư số 03/2025/TT-VPCP", "PHIẾU TỪ CHỐI TIẾP NHẬN, GIẢI QUYẾT HỒ SƠ", "Số: 07/HDHS-TTPVHCC", "Số định danh cá nhân/tổ chức: 035085012345", "Mã hồ sơ: H25.30.21-260105-0007",
            "từ chối giải quyết hồ sơ này với lý do", "Không thuộc đối tượng được cấp phép", "NGƯỜI NỘP HỒ SƠ", "NGƯỜI GIẢI QUYẾT HỒ SƠ"] },
        { "Refusal", "Tt012018", ["Mẫu số 03, Thông tư số 01/2018/TT-VPCP", "PHIẾU TỪ CHỐI TIẾP NHẬN, GIẢI QUYẾT HỒ SƠ", "Số: 07/HDHS"] },
        { "Apology", "Tt032025", [
            "Mẫu số 04, Thông tư số 03/2025/TT-VPCP", "UBND TỈNH HÀ NAM", "UBND XÃ THANH HÀ", "Số: 07/PXL", "VĂN BẢN XIN LỖI VÀ ĐỀ NGHỊ GIA HẠN THỜI GIAN GIẢI QUYẾT HỒ SƠ",
            "Kính gửi: Nguyễn Thị Mai Hương", "Ngày 05 tháng 01 năm 2026, UBND xã Thanh Hà tiếp nhận hồ sơ", "mã hồ sơ: H25.30.21-260105-0007", "17 giờ 00 phút, ngày 19 tháng 01 năm 2026",
            "Lý do: Cần xác minh thêm tại thực địa", "10 giờ 30 phút, ngày 02 tháng 02 năm 2026", "xin lỗi ông/bà", "TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"] },
        { "Apology", "Tt012018", ["Mẫu số 04, Thông tư số 01/2018/TT-VPCP", "PHIẾU XIN LỖI VÀ HẸN LẠI NGÀY TRẢ KẾT QUẢ", "Số: 07/PXL", "hẹn lại ông/bà trả kết quả", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"] },
        { "StopNotice", "Tt032025", [
            "Mẫu số 05, Thông tư số 03/2025/TT-VPCP", "THÔNG BÁO DỪNG GIẢI QUYẾT HỒ SƠ", "Số: 07/TBD-TTPVHCC", "Mã hồ sơ: H25.30.21-260105-0007", "Thủ tục hành chính: Cấp giấy phép",
            "Người đề nghị dừng: Nguyễn Thị Mai Hương", "Lý do dừng: Thay đổi nội dung", "Thời điểm dừng: 09 giờ 15 phút, ngày 12 tháng 3 năm 2026"] },
        { "ControlSlip", "Tt032025", [
            "Mẫu số 06, Thông tư số 03/2025/TT-VPCP", "PHIẾU KIỂM SOÁT QUÁ TRÌNH GIẢI QUYẾT HỒ SƠ", "Số: 07/PKS-TTPVHCC", "giải quyết hồ sơ: Phòng LĐTBXH", "phối hợp giải quyết hồ sơ: Phòng Tư pháp",
            "Giao: Người nộp hồ sơ (Nguyễn Thị Mai Hương)", "Nhận: UBND xã Thanh Hà (Trần Thị Bích)", "Trước hạn", "Đúng hạn", "Quá hạn", "Chờ xác minh"] },
        { "ControlSlip", "Tt012018", ["Mẫu số 05, Thông tư số 01/2018/TT-VPCP", "PHIẾU KIỂM SOÁT QUÁ TRÌNH GIẢI QUYẾT HỒ SƠ", "Số: 07/PKS"] },
    };

    [Theory]
    [MemberData(nameof(Forms))]
    public async Task The_form_says_everything_the_circular_names(string form, string set, string[] lines)
    {
        var file = await PrintAsync(View(form, set));

        var text = await file.TextAsync();
        text.ShouldContain("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM");
        text.ShouldContain("Độc lập - Tự do - Hạnh phúc");
        foreach (var line in lines)
        {
            text.ShouldContain(line, Case.Sensitive);
        }

        text.IsNormalized(System.Text.NormalizationForm.FormC).ShouldBeTrue();
    }

    [Theory]
    [MemberData(nameof(Forms))]
    public async Task The_form_is_half_a_sheet_in_embedded_letters_with_the_way_to_its_dossier(string form, string set, string[] lines)
    {
        var file = await PrintAsync(View(form, set));

        lines.ShouldNotBeEmpty();
        (await file.SheetsAsync()).ShouldBe((148, 210, 1));
        (await file.FontsAsync()).Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(2)
            .ShouldAllBe(font => font.Contains("Tinos", StringComparison.Ordinal) && font.Contains(" yes yes yes ", StringComparison.Ordinal));
        (await file.QrCodeAsync()).ShouldBe(Address);
        (await file.TextAsync()).ShouldContain("H25.30.21-260105-0007 Quét mã để tra cứu hồ sơ");
    }

    [Fact]
    public async Task What_applicants_write_stays_text()
    {
        const string Script = "<script>document.title='x'</script><img src=x onerror=alert(1)> & \"trích\" 'đơn'";
        var page = View("Receipt", "Tt032025") with { Content = Content with { ApplicantName = Script, Subject = "</style>" + Script, Items = [new PaperItem(Script, 1)] } };

        var file = await PrintAsync(page);

        page.Page().ToString().ShouldNotContain("<script");
        page.Page().ToString().ShouldNotContain("<img");
        var text = await file.TextAsync();
        text.ShouldContain("<script>document.title='x'</script><img src=x onerror=alert(1)> & \"trích\" 'đơn'");
    }

    [Fact]
    public async Task A_long_slip_goes_on_with_its_head_on_the_next_sheet()
    {
        var rows = Enumerable.Range(1, 30).Select(i => new SlipRow($"Cơ quan số {i}", null, $"Cơ quan số {i + 1}", null, Civil("2026-01-05 08:00").AddHours(i), null, null, null));
        var file = await PrintAsync(View("ControlSlip", "Tt032025") with { Content = Content with { Rows = [.. rows] } });

        var pages = (await file.SheetsAsync()).Pages;
        pages.ShouldBeGreaterThan(1);
        (await file.TextAsync()).Split("Bên giao, bên nhận").Length.ShouldBeGreaterThan(2);
    }

    [Fact]
    public void What_is_written_decomposed_is_printed_precomposed() =>
        Html.Of($"{"Nguyễn".Normalize(System.Text.NormalizationForm.FormD)}").ToString().ShouldBe("Nguyễn");

    [Theory]
    [InlineData("UBND xã Thanh Hà", null, "TM. Ủy ban nhân dân|Chủ tịch")]
    [InlineData("UBND xã Thanh Hà", "Chủ tịch UBND xã", "TM. Ủy ban nhân dân|Chủ tịch")]
    [InlineData("UBND xã Thanh Hà", "Phó Chủ tịch", "TM. Ủy ban nhân dân|KT. Chủ tịch|Phó Chủ tịch")]
    [InlineData("UBND xã Thanh Hà", "Chánh Văn phòng", "TM. Ủy ban nhân dân|Chánh Văn phòng")]
    [InlineData("Sở Tư pháp", "Giám đốc", "Giám đốc")]
    [InlineData("Sở Tư pháp", "Phó Giám đốc", "KT. Giám đốc|Phó Giám đốc")]
    [InlineData("Sở Tư pháp", null, "Thủ trưởng cơ quan, đơn vị")]
    [InlineData("Sở Tư pháp", "Chuyên viên", "TL. Thủ trưởng cơ quan, đơn vị|Chuyên viên")]
    public void A_leader_signs_in_the_right_capacity(string agency, string? title, string lines) =>
        string.Join('|', SigningOffice.Of(agency, title)).ShouldBe(lines);

    [Theory]
    [InlineData("UBND xã Thanh Hà", "Công chức văn phòng", SigningCapacity.Authorised, "TUQ. Chủ tịch|Công chức văn phòng")]
    [InlineData("Sở Tư pháp", "Trưởng phòng Hành chính", SigningCapacity.Authorised, "TUQ. Thủ trưởng cơ quan, đơn vị|Trưởng phòng Hành chính")]
    [InlineData("Sở Tư pháp", "Phó Giám đốc", SigningCapacity.Deputy, "KT. Giám đốc|Phó Giám đốc")]
    public void The_capacity_recorded_at_the_signature_is_the_one_printed(string agency, string title, SigningCapacity signedAs, string lines) =>
        string.Join('|', SigningOffice.Of(agency, title, signedAs)).ShouldBe(lines);

    [Theory]
    [InlineData("Thanh Hà", "UBND xã Thanh Hà", "UBND huyện Thanh Liêm", "UBND tỉnh Hà Nam")]
    [InlineData("Thanh Liêm", "Phòng Tư pháp", "UBND huyện Thanh Liêm", "UBND tỉnh Hà Nam")]
    [InlineData("Hà Nam", "Sở Tư pháp", "UBND tỉnh Hà Nam")]
    [InlineData("Phường 12", "Ủy ban nhân dân phường 12", "UBND thành phố Hồ Chí Minh")]
    [InlineData("Hồ Chí Minh", "Sở Nội vụ", "UBND thành phố Hồ Chí Minh")]
    public void The_place_is_the_unit_the_issuer_belongs_to(string place, params string[] agencies) => PlaceName.Of(agencies).ShouldBe(place);

    [Theory]
    [InlineData("2026-01-05 08:05", "08 giờ 05 phút, ngày 05 tháng 01 năm 2026")]
    [InlineData("2026-02-10 16:30", "16 giờ 30 phút, ngày 10 tháng 02 năm 2026")]
    [InlineData("2026-03-09 00:00", "00 giờ 00 phút, ngày 09 tháng 3 năm 2026")]
    [InlineData("2026-12-31 23:59", "23 giờ 59 phút, ngày 31 tháng 12 năm 2026")]
    public void Days_and_times_are_written_as_official_papers_do(string at, string words) => Words.Moment(Civil(at)).ShouldBe(words);

    private async Task<PdfFile> PrintAsync(PaperView view)
    {
        var (pdf, refusal) = await warm.Printer.PrintAsync(view.Page().ToString(), PaperView.Sheet, TestContext.Current.CancellationToken);
        refusal.ShouldBeNull();
        return new PdfFile(pdf!);
    }

    private static PaperView View(string name, string setName)
    {
        var (form, set) = (Enum.Parse<PaperForm>(name), Enum.Parse<FormSet>(setName));
        var content = form switch
        {
            PaperForm.SupplementRequest => Content with { Items = [new PaperItem("Bản dịch có chứng thực", 1, 0, "Tài liệu bằng tiếng nước ngoài")], ContactName = "Lê Văn Tám", ContactPhone = "02263851234", DueAt = null },
            PaperForm.Refusal => Content with { Reason = "Không thuộc đối tượng được cấp phép theo Điều 25 Luật Xuất bản" },
            PaperForm.Apology => Content with { Reason = "Cần xác minh thêm tại thực địa", NewDueAt = Civil("2026-02-02 10:30"), SignerName = "Phạm Quốc Khánh", SignerTitle = "Phó Chủ tịch UBND xã" },
            PaperForm.StopNotice => Content with { At = Civil("2026-03-12 09:15"), AskedBy = "Nguyễn Thị Mai Hương", Reason = "Thay đổi nội dung tài liệu" },
            PaperForm.ControlSlip => Content with
            {
                Handling = "Phòng LĐTBXH",
                Coordinating = ["Phòng Tư pháp"],
                Rows =
                [
                    new SlipRow("Người nộp hồ sơ", "Nguyễn Thị Mai Hương", "UBND xã Thanh Hà", "Trần Thị Bích", Civil("2026-01-05 08:00"), null, null, null),
                    new SlipRow("UBND xã Thanh Hà", "Trần Thị Bích", "Phòng LĐTBXH", "Nguyễn Văn Đức", Civil("2026-01-05 14:00"), Civil("2026-01-06 08:00"), SlipResult.Early, null),
                    new SlipRow("Phòng LĐTBXH", "Nguyễn Văn Đức", "Phòng Tư pháp", "Đỗ Minh Tâm", Civil("2026-01-08 14:00"), Civil("2026-01-08 08:00"), SlipResult.OnTime, null),
                    new SlipRow("Phòng Tư pháp", "Đỗ Minh Tâm", "UBND xã Thanh Hà", null, Civil("2026-01-14 14:00"), Civil("2026-01-13 08:00"), SlipResult.Late, "Chờ xác minh"),
                ],
            },
            _ => Content,
        };
        return new PaperView(form, set, $"07/{PaperForms.SuffixOf(form, set)}", 2026, content, Address);
    }
}
