using EGov.Api;
using static Microsoft.AspNetCore.Http.StatusCodes;

namespace EGov.Dossiers;

/// <content>Operating the service.</content>
internal static partial class Refusals
{
    internal static readonly Refusal WorkIsRunning = new("dossiers.work-is-running", Status409Conflict,
        "Công việc này đang chạy; hãy đợi lượt sau.", "This task is running already; wait for it to end.");
}
