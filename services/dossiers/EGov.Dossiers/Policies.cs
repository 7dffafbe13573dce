namespace EGov.Dossiers;

/// <summary>Policy names; each equals the scope it asks for.</summary>
internal static class Policies
{
    internal const string Submit = "dossiers:submit";
    internal const string Receive = "dossiers:receive";
    internal const string Handle = "dossiers:handle";
    internal const string Assign = "dossiers:assign";
    internal const string Decide = "dossiers:decide";
    internal const string Report = "dossiers:report";
    internal const string Import = "dossiers:import";
    internal const string ManageProcedures = "procedures:manage";
}
