using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using EGov.Dossiers.Contracts;
using EGov.Testing;
using Shouldly;
using Xunit;
using static EGov.Dossiers.Tests.District;
using static EGov.Dossiers.Tests.DossiersApp;

namespace EGov.Dossiers.Tests.Slices.Files;

public sealed class MatchingFilesToComponentsTests(District district) : IClassFixture<District>
{
    [Fact]
    public async Task An_applicant_files_a_component_and_the_desk_reads_it()
    {
        var citizen = district.Citizen();
        var dossier = await district.SubmitAsync(citizen);
        var pdf = SampleFiles.Pdf(pages: 2, text: "An");

        var filed = await citizen.FileAsync(dossier, pdf);

        filed.GetProperty("byApplicant").GetBoolean().ShouldBeTrue();
        filed.GetProperty("pages").GetInt32().ShouldBe(2);
        (await district.CommuneDesk.FilesAsync(dossier)).ShouldHaveSingleItem().GetProperty("component").GetString().ShouldBe("DON");
        var read = await district.CommuneDesk.Client.GetAsync($"/v1/dossiers/{dossier.Id}/files/{filed.Id()}/content").ShouldBe(HttpStatusCode.OK);
        (await read.Content.ReadAsByteArrayAsync()).ShouldBe(pdf);
        var said = await district.App.PublishedAsync<ComponentFiled>(ComponentFiled.EventType, e => e.DossierId == dossier.Id);
        (said.Component, said.Reused).ShouldBe(("DON", false));
    }

    [Fact]
    public async Task A_file_is_given_to_be_saved_under_its_name_and_never_to_be_run()
    {
        var citizen = district.Citizen();
        var dossier = await district.SubmitAsync(citizen);
        var filed = await citizen.FileAsync(dossier, SampleFiles.Pdf(text: "Ten"));

        var read = await citizen.Client.GetAsync($"/v1/my-dossiers/{dossier.Id}/files/{filed.Id()}/content").ShouldBe(HttpStatusCode.OK);

        read.Content.Headers.ContentType!.MediaType.ShouldBe("application/pdf");
        read.Content.Headers.ContentDisposition!.DispositionType.ShouldBe("attachment");
        read.Content.Headers.ContentDisposition.FileNameStar.ShouldBe("Đơn đề nghị.pdf");
        read.Headers.GetValues("X-Content-Type-Options").ShouldBe(["nosniff"]);
        read.Headers.GetValues("Content-Security-Policy").ShouldBe(["default-src 'none'; sandbox"]);
        read.Headers.CacheControl!.NoStore.ShouldBeTrue();
    }

    [Fact]
    public async Task A_part_of_a_file_is_read_by_its_range()
    {
        var citizen = district.Citizen();
        var dossier = await district.SubmitAsync(citizen);
        var pdf = SampleFiles.Pdf(text: "Mot phan");
        var filed = await citizen.FileAsync(dossier, pdf);
        var request = new HttpRequestMessage(HttpMethod.Get, $"/v1/my-dossiers/{dossier.Id}/files/{filed.Id()}/content");
        request.Headers.Range = new RangeHeaderValue(10, 19);

        var read = await citizen.Client.SendAsync(request).ShouldBe(HttpStatusCode.PartialContent);

        (await read.Content.ReadAsByteArrayAsync()).ShouldBe(pdf[10..20]);
    }

    [Fact]
    public async Task A_component_of_another_procedure_is_refused()
    {
        var citizen = district.Citizen();
        var dossier = await district.SubmitAsync(citizen);
        var file = await UploadAsync(citizen.Client, "a.pdf", SampleFiles.Pdf(text: "La"));

        await citizen.TryFileAsync(dossier, file, component: "TP99").ShouldRefuse(HttpStatusCode.Conflict, "dossiers.unknown-component");
        await citizen.TryFileAsync(dossier, file, component: null).ShouldRefuse(HttpStatusCode.BadRequest, "common.invalid-request");
        await citizen.TryFileAsync(dossier, file, component: "DON", purpose: "Other").ShouldRefuse(HttpStatusCode.BadRequest, "common.invalid-request");
        await citizen.TryFileAsync(dossier, null).ShouldRefuse(HttpStatusCode.BadRequest, "common.invalid-request");
        (await citizen.FilesAsync(dossier)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Another_persons_upload_is_unknown()
    {
        var citizen = district.Citizen();
        var dossier = await district.SubmitAsync(citizen);
        var stranger = await UploadAsync(district.Citizen().Client, "a.pdf", SampleFiles.Pdf(text: "Nguoi khac"));

        await citizen.TryFileAsync(dossier, stranger).ShouldRefuse(HttpStatusCode.Conflict, "dossiers.unknown-file");
        await citizen.TryFileAsync(dossier, Guid.CreateVersion7()).ShouldRefuse(HttpStatusCode.Conflict, "dossiers.unknown-file");
    }

    [Fact]
    public async Task A_file_is_in_a_dossier_once_for_a_component()
    {
        var citizen = district.Citizen();
        var dossier = await district.SubmitAsync(citizen);
        var (file, key) = (await UploadAsync(citizen.Client, "a.pdf", SampleFiles.Pdf(text: "Mot lan")), Guid.CreateVersion7());

        var first = await citizen.TryFileAsync(dossier, file, key: key).ShouldBe<JsonElement>(HttpStatusCode.Created);
        var again = await citizen.TryFileAsync(dossier, file, key: key).ShouldBe<JsonElement>(HttpStatusCode.Created);

        again.Id().ShouldBe(first.Id());
        await citizen.TryFileAsync(dossier, file).ShouldRefuse(HttpStatusCode.Conflict, "dossiers.file-already-filed");
        await citizen.TryFileAsync(dossier, file, component: "GT").ShouldBe(HttpStatusCode.Created);
    }

    [Fact]
    public async Task An_applicant_files_until_the_dossier_is_received_and_the_desk_until_it_ends()
    {
        var citizen = district.Citizen();
        var submitted = await district.SubmitAsync(citizen);
        var file = await UploadAsync(citizen.Client, "a.pdf", SampleFiles.Pdf(text: "Muon"));
        var accepted = await MoveAsync(district.CommuneDesk, submitted, "acceptance");

        await citizen.TryFileAsync(accepted, file).ShouldRefuse(HttpStatusCode.Conflict, "dossiers.filing-closed");
        await district.CommuneDesk.FileAsync(accepted, SampleFiles.Pdf(text: "Quet tai quay"));
        var withdrawn = await MoveAsync(citizen, accepted, "withdrawal", new { reason = "Không cần nữa" });
        var late = await UploadAsync(district.CommuneDesk.Client, "a.pdf", SampleFiles.Pdf(text: "Qua muon"));
        await district.CommuneDesk.TryFileAsync(withdrawn, late).ShouldRefuse(HttpStatusCode.Conflict, "dossiers.filing-closed");
    }

    [Fact]
    public async Task An_answer_to_a_supplement_is_filed_while_one_is_asked_for()
    {
        var citizen = district.Citizen();
        var submitted = await district.SubmitAsync(citizen);
        var file = await UploadAsync(citizen.Client, "a.pdf", SampleFiles.Pdf(text: "Bo sung"));
        await citizen.TryFileAsync(submitted, file, null, "SupplementAnswer").ShouldRefuse(HttpStatusCode.Conflict, "dossiers.no-supplement-asked");

        var asked = await Supplements.Supplementing.AskAsync(district.CommuneDesk, submitted);
        await citizen.TryFileAsync(asked, file, null, "SupplementAnswer").ShouldBe(HttpStatusCode.Created);
    }

    [Fact]
    public async Task A_file_taken_out_leaves_its_entry_with_the_reason()
    {
        var citizen = district.Citizen();
        var dossier = await district.SubmitAsync(citizen);
        var filed = await citizen.FileAsync(dossier, SampleFiles.Pdf(text: "Nham"));

        await citizen.TryRemoveAsync(dossier, filed.Id(), version: 7).ShouldRefuse(HttpStatusCode.PreconditionFailed, "common.version-conflict");
        await citizen.TryRemoveAsync(dossier, filed.Id()).ShouldBe(HttpStatusCode.OK);

        var entry = (await district.CommuneDesk.FilesAsync(dossier)).ShouldHaveSingleItem();
        entry.GetProperty("removalReason").GetString().ShouldBe("Nộp nhầm tệp");
        entry.GetProperty("removedAt").ValueKind.ShouldBe(JsonValueKind.String);
        await citizen.Client.GetAsync($"/v1/my-dossiers/{dossier.Id}/files/{filed.Id()}/content").ShouldBe(HttpStatusCode.NotFound);
        await citizen.TryRemoveAsync(dossier, filed.Id(), version: 2).ShouldRefuse(HttpStatusCode.Conflict, "dossiers.file-already-removed");
    }

    [Fact]
    public async Task An_applicant_does_not_take_out_what_the_desk_put_in()
    {
        var citizen = district.Citizen();
        var dossier = await district.SubmitAsync(citizen);
        var filed = await district.CommuneDesk.FileAsync(dossier, SampleFiles.Pdf(text: "Cua quay"));

        await citizen.TryRemoveAsync(dossier, filed.Id()).ShouldBe(HttpStatusCode.NotFound);
        await district.CommuneDesk.TryRemoveAsync(dossier, filed.Id()).ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_component_that_has_to_come_as_a_file_is_waited_for_at_acceptance()
    {
        var citizen = district.Citizen();
        var dossier = await district.SubmitAsync(citizen, await district.PublishWithFileRequiredAsync());

        var refused = await TryAsync(district.CommuneDesk, dossier, "acceptance").ShouldRefuse(HttpStatusCode.Conflict, "dossiers.component-file-missing");
        refused.GetProperty("codes").EnumerateArray().Select(c => c.GetString()).ShouldBe(["DON"]);
        await citizen.FileAsync(dossier, SampleFiles.Pdf(text: "Don ky so"));
        await TryAsync(district.CommuneDesk, dossier, "acceptance").ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Files_are_for_those_who_take_part_in_the_dossier()
    {
        var citizen = district.Citizen();
        var dossier = await district.SubmitAsync(citizen);
        var filed = await citizen.FileAsync(dossier, SampleFiles.Pdf(text: "Rieng"));
        var elsewhere = new Person(default, district.App.AsOfficial(district.OtherCommune, "dossiers:receive"));
        foreach (var stranger in new[] { elsewhere, district.Citizen() })
        {
            await stranger.Client.GetAsync($"{stranger.Root(dossier)}/files").ShouldBe(HttpStatusCode.NotFound);
            await stranger.Client.GetAsync($"{stranger.Root(dossier)}/files/{filed.Id()}/content").ShouldBe(HttpStatusCode.NotFound);
            await stranger.TryRemoveAsync(dossier, filed.Id()).ShouldBe(HttpStatusCode.NotFound);
            await stranger.TryFileAsync(dossier, await UploadAsync(stranger.Client, "a.pdf", SampleFiles.Pdf(text: "La"))).ShouldBe(HttpStatusCode.NotFound);
        }

        await district.App.Anonymous().GetAsync($"/v1/dossiers/{dossier.Id}/files").ShouldBe(HttpStatusCode.Unauthorized);
        await citizen.Client.GetAsync($"/v1/dossiers/{dossier.Id}/files/{filed.Id()}/content").ShouldBe(HttpStatusCode.Forbidden);
        await district.CommuneDesk.Client.GetAsync($"/v1/my-dossiers/{dossier.Id}/files").ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task Many_files_are_listed_in_pages()
    {
        var citizen = district.Citizen();
        var dossier = await district.SubmitAsync(citizen);
        for (var i = 0; i < 3; i++)
        {
            await citizen.FileAsync(dossier, SampleFiles.Pdf(text: $"Trang {i}"));
        }

        var first = await ReadAsync(citizen, $"/v1/my-dossiers/{dossier.Id}/files?limit=2");
        var second = await ReadAsync(citizen, $"/v1/my-dossiers/{dossier.Id}/files?limit=2&after={first.GetProperty("next").GetString()}");

        first.GetProperty("items").GetArrayLength().ShouldBe(2);
        second.GetProperty("items").GetArrayLength().ShouldBe(1);
        second.GetProperty("next").ValueKind.ShouldBe(JsonValueKind.Null);
    }
}
