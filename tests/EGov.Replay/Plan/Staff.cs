namespace EGov.Replay.Plan;

/// <summary>Whom a step needs.</summary>
internal static class StepRole
{
    internal const string Desk = "desk";
    internal const string Specialist = "specialist";
    internal const string Head = "head";
    internal const string Leader = "leader";
}

/// <summary>An official of the replay: a post in one agency with the roles that its work needs.</summary>
internal sealed record OfficialFact(string UserName, string FullName, AgencyFact Agency, string Title, IReadOnlyList<string> Roles);

/// <summary>
/// The officials who work in the replayed year: invented names, one post each. The desk of the district has four
/// officials and every specialist two hands, as 6,435 dossiers would have it.
/// </summary>
internal sealed class Staff
{
    private readonly Dictionary<(string Agency, string Role), List<OfficialFact>> _byPost = [];

    internal Staff(District district, PersonNames names)
    {
        // Only those who appear in a step get an account: the other communes were not connected in 2015.
        var posts = district.Procedures
            .SelectMany(procedure => district.ReceiversOf(procedure).SelectMany(receiver => procedure.Steps.Select(step =>
                (Agency: step.At == StepFact.Receiving ? receiver : district[step.At], step.Role))))
            .Distinct()
            .OrderBy(post => post.Agency.Code, StringComparer.Ordinal).ThenBy(post => post.Role, StringComparer.Ordinal);
        foreach (var (agency, role) in posts)
        {
            AddPost(district.Year.Prefix, agency, role, names);
        }

        // A specialist's dossiers are assigned by a room head, in a commune by its leader.
        foreach (var agency in district.Agencies.Where(agency => _byPost.ContainsKey((agency.Key, StepRole.Specialist))))
        {
            if (AssignerIn(agency) is null)
            {
                AddPost(district.Year.Prefix, agency, StepRole.Head, names);
            }
        }

        Reporter = new OfficialFact($"{district.Year.Prefix}.tong-hop", names.Next(), district.Seat, "Chuyên viên tổng hợp", ["reporter"]);
        Controller = new OfficialFact($"{district.Year.Prefix}.kiem-soat-tthc", names.Next(), district["province"], "Công chức kiểm soát thủ tục hành chính", ["procedure-controller"]);
        All = [.. _byPost.Values.SelectMany(officials => officials), Reporter, Controller];
    }

    internal IReadOnlyList<OfficialFact> All { get; }

    /// <summary>Reads the tracking table of the whole district.</summary>
    internal OfficialFact Reporter { get; }

    /// <summary>Keeps the catalogue of procedures for the province.</summary>
    internal OfficialFact Controller { get; }

    /// <summary>The platform's name of a step's role.</summary>
    internal static string RoleCodeOf(string role) => role switch
    {
        StepRole.Desk => "desk-official",
        StepRole.Head => "room-head",
        _ => role,
    };

    internal OfficialFact Pick(AgencyFact agency, string role, int number)
    {
        var officials = _byPost[(agency.Key, role)];
        return officials[number % officials.Count];
    }

    internal OfficialFact Assigner(AgencyFact agency) =>
        AssignerIn(agency) ?? throw new InvalidOperationException($"Nobody assigns work in {agency.Name}.");

    private OfficialFact? AssignerIn(AgencyFact agency) =>
        _byPost.TryGetValue((agency.Key, StepRole.Head), out var heads) ? heads[0]
        : _byPost.TryGetValue((agency.Key, StepRole.Leader), out var leaders) ? leaders[0]
        : null;

    private void AddPost(string prefix, AgencyFact agency, string role, PersonNames names)
    {
        var (count, title, word, roles) = role switch
        {
            StepRole.Desk => (agency.Level == Level.District ? 4 : 1, "Công chức tiếp nhận và trả kết quả", "mot-cua", new[] { "desk-official" }),
            StepRole.Specialist => (2, agency.Level == Level.Commune ? "Công chức chuyên môn" : "Chuyên viên", "chuyen-vien", ["specialist"]),
            StepRole.Head => (1, agency.Level == Level.Commune ? "Phó Chủ tịch" : "Phó Trưởng phòng", "pho-phong", ["room-head"]),
            _ => (1, agency.Kind switch { "office" => "Trưởng phòng", "department" => "Phó Giám đốc", _ => "Phó Chủ tịch" }, "lanh-dao", ["leader", "room-head"]),
        };
        _byPost[(agency.Key, role)] =
        [
            .. Enumerable.Range(1, count).Select(number => new OfficialFact(
                $"{prefix}.{agency.Key}.{word}{(count == 1 ? "" : $"-{number}")}", names.Next(), agency, title, roles)),
        ];
    }
}
