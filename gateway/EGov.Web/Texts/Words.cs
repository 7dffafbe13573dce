namespace EGov.Web.Texts;

/// <summary>Names the texts of the pages: <c>Words.resx</c> in Vietnamese, <c>Words.en.resx</c> in English.</summary>
internal sealed class Words;
