namespace EGov.Replay.Plan;

/// <summary>Names put together by chance from common Vietnamese parts; nobody in particular is meant.</summary>
internal sealed class PersonNames(NameParts parts, Random random)
{
    internal string Next() => Next(random.Next(2) == 0);

    internal string Next(bool woman) => woman
        ? $"{One(parts.FamilyNames)} {One(parts.FemaleMiddleNames)} {One(parts.FemaleGivenNames)}"
        : $"{One(parts.FamilyNames)} {One(parts.MaleMiddleNames)} {One(parts.MaleGivenNames)}";

    private string One(IReadOnlyList<string> words) => words[random.Next(words.Count)];
}
