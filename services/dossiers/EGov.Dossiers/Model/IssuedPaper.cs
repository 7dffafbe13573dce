namespace EGov.Dossiers.Model;

/// <summary>
/// A paper that an agency issued about a dossier: its number was given once, consecutively per agency, year and form, and what it said is kept,
/// so a reprint is the same paper whatever became of the dossier. Only the control slip goes on being filled.
/// </summary>
internal sealed class IssuedPaper
{
    public Guid Id { get; init; }

    public Guid DossierId { get; init; }

    public PaperForm Form { get; init; }

    /// <summary>1, 2 ... where a dossier has several papers of the form, as for a second supplement.</summary>
    public int Occasion { get; init; }

    public Guid AgencyId { get; init; }

    public int Year { get; init; }

    /// <summary>As printed after "Số:".</summary>
    public required string Number { get; init; }

    /// <summary>The set of forms it belongs to.</summary>
    public FormSet Forms { get; init; }

    public required PaperContent Content { get; set; }

    public DateTimeOffset IssuedAt { get; init; }

    /// <summary>Account that had it issued.</summary>
    public Guid? IssuedBy { get; init; }

    /// <summary>How often it was printed or shown.</summary>
    public int Prints { get; init; }

    public DateTimeOffset? LastPrintedAt { get; init; }
}

/// <summary>The papers about one dossier that law names; the register is a report.</summary>
internal enum PaperForm
{
    /// <summary>Giấy tiếp nhận hồ sơ và hẹn trả kết quả.</summary>
    Receipt = 1,

    /// <summary>Phiếu yêu cầu bổ sung, hoàn thiện hồ sơ.</summary>
    SupplementRequest,

    /// <summary>Phiếu từ chối tiếp nhận, giải quyết hồ sơ.</summary>
    Refusal,

    /// <summary>Văn bản xin lỗi và đề nghị gia hạn.</summary>
    Apology,

    /// <summary>Thông báo dừng giải quyết hồ sơ.</summary>
    StopNotice,

    /// <summary>Phiếu kiểm soát quá trình giải quyết hồ sơ.</summary>
    ControlSlip,
}

/// <summary>What a paper says, whole: later changes of names, procedures and agencies do not reach it.</summary>
internal sealed record PaperContent
{
    public string? Superior { get; init; }

    public required string Agency { get; init; }

    public required string Place { get; init; }

    /// <summary>The instant whose day the paper bears: of reception, request, refusal, letter, stop.</summary>
    public DateTimeOffset At { get; init; }

    public string? Code { get; init; }

    public required string ProcedureCode { get; init; }

    public required string ProcedureName { get; init; }

    public ApplicantKind ApplicantKind { get; init; }

    public required string ApplicantName { get; init; }

    public string? ApplicantIdentity { get; init; }

    public string? ApplicantPhone { get; init; }

    public string? ApplicantEmail { get; init; }

    public string? ApplicantAddress { get; init; }

    public string? Subject { get; init; }

    public IReadOnlyList<PaperItem> Items { get; init; } = [];

    /// <summary>The published time, such as "15 ngày làm việc".</summary>
    public string? Term { get; init; }

    public DateTimeOffset? ReceivedAt { get; init; }

    public DateTimeOffset? DueAt { get; init; }

    public DateTimeOffset? NewDueAt { get; init; }

    public string? Reason { get; init; }

    public string? ResultPlace { get; init; }

    public string? ContactName { get; init; }

    public string? ContactPhone { get; init; }

    /// <summary>Who asked for the stop.</summary>
    public string? AskedBy { get; init; }

    public string? SignerName { get; init; }

    public string? SignerTitle { get; init; }

    /// <summary>As recorded at the signature; null where only the title says it.</summary>
    public SigningCapacity? SignedAs { get; init; }

    /// <summary>The agency that handles the dossier, on the control slip.</summary>
    public string? Handling { get; init; }

    public IReadOnlyList<string> Coordinating { get; init; } = [];

    public IReadOnlyList<SlipRow> Rows { get; init; } = [];
}

/// <summary>A paper handed in, or a thing to complete with its reason.</summary>
internal sealed record PaperItem(string Name, int Originals = 0, int Copies = 0, string? Reason = null)
{
    internal string Quantity => (Originals, Copies) switch
    {
        (0, var copies) => $"{copies:00} bản sao",
        (var originals, 0) => $"{originals:00} bản chính",
        var (originals, copies) => $"{originals:00} bản chính, {copies:00} bản sao",
    };
}

/// <summary>A giving and taking of the dossier. The result is what the taker finds the giver's part to be.</summary>
internal sealed record SlipRow(string Giver, string? GiverName, string Taker, string? TakerName, DateTimeOffset At, DateTimeOffset? DueAt, SlipResult? Result, string? Note);

/// <summary>Whether a part was done in its time, by days.</summary>
internal enum SlipResult
{
    Early = 1,
    OnTime,
    Late,
}
