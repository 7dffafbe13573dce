using EGov.Infrastructure;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Playwright;

namespace EGov.Gateway.Tests.Slices.Reference;

/// <summary>A gateway with one documented service behind it, and a real browser.</summary>
public sealed class ReferenceSite : IAsyncLifetime
{
    internal const string Document = """
        {
          "openapi": "3.1.1", "info": { "title": "EGov dossiers", "version": "v1" }, "servers": [{ "url": "/api/dossiers" }],
          "paths": {
            "/v1/dossiers": { "post": {
              "tags": ["reception"], "operationId": "ReceiveDossier", "summary": "Tiếp nhận hồ sơ tại quầy", "description": "Scope: dossiers:receive",
              "parameters": [{ "name": "Idempotency-Key", "in": "header", "required": true, "description": "UUID of the submission", "schema": { "type": "string" } }],
              "requestBody": { "content": { "application/json": { "schema": { "$ref": "#/components/schemas/Request" } } } },
              "responses": { "201": { "description": "Created", "content": { "application/json": { "schema": { "$ref": "#/components/schemas/Response" } } } },
                             "409": { "description": "Conflict", "content": { "application/problem+json": { "schema": { "$ref": "#/components/schemas/Problem" } } } } } } },
            "/v1/procedures/{code}": { "get": {
              "tags": ["catalogue"], "operationId": "GetProcedure", "summary": "Xem thủ tục <b id='injected'>đậm</b>",
              "parameters": [{ "name": "code", "in": "path", "required": true, "schema": { "type": "string" } }], "responses": { "200": { "description": "OK" } } } }
          },
          "components": { "schemas": {
            "Request": { "type": "object", "required": ["applicant"], "properties": { "applicant": { "$ref": "#/components/schemas/Applicant" }, "copies": { "type": ["null", "integer"], "minimum": 1, "maximum": 9 } } },
            "Applicant": { "type": "object", "properties": { "name": { "type": "string", "maxLength": 200 }, "parent": { "$ref": "#/components/schemas/Applicant" } } },
            "Response": { "type": "object", "properties": { "code": { "type": "string" }, "dueAt": { "type": "string", "format": "date-time" } } },
            "Problem": { "type": "object", "properties": { "code": { "type": "string" } } }
          } }
        }
        """;

    private Backend _dossiers = null!;
    private IPlaywright _playwright = null!;

    internal OrganizationStandIn Organization { get; private set; } = null!;

    internal GatewayApp Gateway { get; private set; } = null!;

    internal IBrowser Browser { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Organization = await OrganizationStandIn.StartAsync();
        _dossiers = await Backend.StartAsync(app => app.MapGet("/openapi/v1.json", () => TypedResults.Text(Document, "application/json")));
        Gateway = await GatewayApp.StartAsync(Organization, _dossiers);
        _playwright = await Playwright.CreateAsync();
        Browser = await _playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = await Chromium.ProvideAsync(),
            Headless = true,
            Args = ["--no-sandbox", "--disable-dev-shm-usage", "--no-first-run", "--disable-sync"],
        });
    }

    public async ValueTask DisposeAsync()
    {
        await Browser.DisposeAsync();
        _playwright.Dispose();
        await Gateway.DisposeAsync();
        await _dossiers.DisposeAsync();
        await Organization.DisposeAsync();
    }
}
