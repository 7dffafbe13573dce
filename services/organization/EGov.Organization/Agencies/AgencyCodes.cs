using EGov.Organization.Contracts;
using EGov.Organization.Model;

namespace EGov.Organization.Agencies;

/// <summary>Reads the two codes of a request, each in the form its name says.</summary>
internal static class AgencyCodes
{
    internal static bool TryRead(string? present, string? former, out List<string> codes)
    {
        codes = [];
        return Add(present, CodeForm.Present, codes) && Add(former, CodeForm.Former, codes);
    }

    private static bool Add(string? code, CodeForm form, List<string> codes)
    {
        if (code is null)
        {
            return true;
        }

        codes.Add(code);
        return IdentificationCode.FormOf(code) == form;
    }
}
