namespace EGov.Dossiers.Model;

/// <summary>
/// The numbers the law gives one-stop desks from a day on. They changed and will change: a dossier keeps the rule of the day it came in,
/// so rows are added and never altered once their day has come.
/// </summary>
internal sealed class OneStopRule
{
    public DateOnly ValidFrom { get; init; }

    /// <summary>The act that says so.</summary>
    public required string Basis { get; init; }

    /// <summary>Working hours within which an online submission is accepted or answered.</summary>
    public int AcceptanceHours { get; init; } = 8;

    /// <summary>What is received after this hour is handed on at the start of the next working day.</summary>
    public TimeOnly HandOnCutoff { get; init; } = new(15, 0);

    /// <summary>Working minutes that count as the start of the day on which it is handed on.</summary>
    public int HandOnMinutes { get; init; } = 60;

    /// <summary>Working days within which the handling agency asks for a supplement.</summary>
    public int SupplementWorkingDays { get; init; } = 3;

    /// <summary>Calendar days an applicant has to answer a request for a supplement.</summary>
    public int SupplementAnswerDays { get; init; } = 30;

    /// <summary>Hours before the due time at which the holder is warned.</summary>
    public int WarningHours { get; init; } = 24;

    /// <summary>Working days before the due time by which an apology has to be sent.</summary>
    public int ApologyWorkingDays { get; init; } = 1;

    /// <summary>Working days before the due time at which an apology is proposed, so that its leader still has time to sign it.</summary>
    public int ApologyProposalDays { get; init; } = 2;

    /// <summary>Working days a dossier may stay where it is before applicant and supervisor are told.</summary>
    public int SilenceDays { get; init; } = 5;

    /// <summary>Working days within which a petition is answered.</summary>
    public int PetitionWorkingDays { get; init; } = 10;

    /// <summary>Working days within which a consulted agency answers, where the question does not say.</summary>
    public int ConsultationWorkingDays { get; init; } = 5;

    /// <summary>Bytes of the largest file that is taken: 50 MiB, as provincial rules of document exchange have it.</summary>
    public long LargestFile { get; init; } = 50L * 1024 * 1024;

    /// <summary>From this hour on an SMS may be sent, as NĐ 91/2020 has it for messages nobody asked for.</summary>
    public TimeOnly SmsFrom { get; init; } = new(7, 0);

    /// <summary>From this hour on an SMS waits for the next morning.</summary>
    public TimeOnly SmsUntil { get; init; } = new(22, 0);

    /// <summary>Calendar days after the return of the result in which it may be rated.</summary>
    public int RatingDays { get; init; } = 30;

    /// <summary>Working days by which the time to answer a petition is extended, once.</summary>
    public int PetitionExtensionDays { get; init; } = 5;

    /// <summary>Which forms are printed.</summary>
    public FormSet Forms { get; init; }
}

/// <summary>Sets of printed forms.</summary>
internal enum FormSet
{
    /// <summary>Forms 01-06 of TT 01/2018/TT-VPCP.</summary>
    Tt012018 = 1,

    /// <summary>Forms 01-07 of TT 03/2025/TT-VPCP.</summary>
    Tt032025,
}
