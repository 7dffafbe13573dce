namespace EGov.Dossiers.Contracts;

/// <summary>The states of a dossier with the numbers of the national portal.</summary>
public enum DossierState
{
    /// <summary>Not known to this version of the contract.</summary>
    Unknown = 0,

    /// <summary>Mới đăng ký: submitted online, not yet accepted.</summary>
    Submitted = 1,

    /// <summary>Được tiếp nhận: received, its clock runs.</summary>
    Received = 2,

    /// <summary>Không được tiếp nhận: reception was declined.</summary>
    Declined = 3,

    /// <summary>Đang xử lý: being handled.</summary>
    Processing = 4,

    /// <summary>Yêu cầu bổ sung giấy tờ: waits for a supplement, its clock stands.</summary>
    SupplementRequested = 5,

    /// <summary>Yêu cầu thực hiện nghĩa vụ tài chính: waits for a payment, its clock stands.</summary>
    PaymentRequested = 6,

    /// <summary>Công dân yêu cầu rút hồ sơ: withdrawn by its applicant.</summary>
    Withdrawn = 7,

    /// <summary>Dừng xử lý: stopped, its clock stands.</summary>
    Stopped = 8,

    /// <summary>Đã xử lý xong: decided, the result waits at the desk.</summary>
    Decided = 9,

    /// <summary>Đã trả kết quả: the result was returned.</summary>
    Returned = 10,
}
