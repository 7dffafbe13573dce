using EGov.Postgres;
using EGov.Testing;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.EntityFrameworkCore.Migrations.Operations;
using Npgsql;
using Shouldly;
using Xunit;

namespace EGov.Api.Tests;

public sealed class FoldingTests
{
    [Fact]
    public async Task Database_and_code_fold_every_Vietnamese_letter_alike()
    {
        const string Letters = "aàáảãạăằắẳẵặâầấẩẫậbcdđeèéẻẽẹêềếểễệghiìíỉĩịklmnoòóỏõọôồốổỗộơờớởỡợpqrstuùúủũụưừứửữựvxyỳýỷỹỵ";
        var samples = new[] { Letters, Letters.ToUpperInvariant(), "Đặng Thị Ngọc Hường", Letters.Normalize(System.Text.NormalizationForm.FormD), "Nguyễn Văn A-1 (đã)" };
        await using var database = await TestDatabase.CreateEmptyAsync("fold");
        await using var source = NpgsqlDataSource.Create(database.ConnectionString);
        var migration = new MigrationBuilder("Npgsql");
        migration.CreateFoldFunction();
        await source.CreateCommand(((SqlOperation)migration.Operations.Single()).Sql).ExecuteNonQueryAsync();

        foreach (var sample in samples)
        {
            await using var command = source.CreateCommand("select egov_fold($1)");
            command.Parameters.Add(new NpgsqlParameter { Value = sample });

            (await command.ExecuteScalarAsync()).ShouldBe(VietnameseText.Fold(sample));
        }

        VietnameseText.Fold("Đặng Thị Ngọc Hường").ShouldBe("dang thi ngoc huong");
    }

    [Fact]
    public void Text_is_kept_precomposed_and_without_stray_blanks()
    {
        VietnameseText.Nfc("  Trần   Thị\u0323 Hoà ".Normalize(System.Text.NormalizationForm.FormD)).ShouldBe("Trần Thị\u0323 Hoà".Normalize(System.Text.NormalizationForm.FormC));
    }
}
