using System.Linq.Expressions;
using EGov.Api;
using Microsoft.EntityFrameworkCore;

namespace EGov.Organization.Storage;

/// <summary>Search without marks: every word typed has to occur, in any order.</summary>
internal static class Search
{
    internal static IQueryable<T> Containing<T>(this IQueryable<T> rows, string? query, Expression<Func<T, string>> folded)
    {
        foreach (var word in VietnameseText.Fold(query ?? string.Empty).Split(' ', StringSplitOptions.RemoveEmptyEntries).Take(8))
        {
            var pattern = $"%{Escape(word)}%";
            Expression<Func<string, bool>> contains = text => EF.Functions.Like(text, pattern, "\\");
            rows = rows.Where(Expression.Lambda<Func<T, bool>>(
                new Replace(contains.Parameters[0], folded.Body).Visit(contains.Body)!, folded.Parameters));
        }

        return rows;
    }

    private static string Escape(string word) =>
        word.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("%", "\\%", StringComparison.Ordinal).Replace("_", "\\_", StringComparison.Ordinal);

    private sealed class Replace(Expression from, Expression to) : ExpressionVisitor
    {
        public override Expression? Visit(Expression? node) => node == from ? to : base.Visit(node);
    }
}
