using System.Text.Json.Nodes;

namespace EGov.Dossiers.Tests.Slices.Catalogue;

/// <summary>Bodies of requests, as a client writes them.</summary>
internal static class SampleProcedures
{
    private static int _next = Random.Shared.Next(100_000, 900_000);

    internal static string NewCode() => $"2.{Interlocked.Increment(ref _next) % 1_000_000:000000}";

    /// <summary>Ten working days: four hours at the desk, 72 with the specialist, four with the leader.</summary>
    internal static JsonObject Content(string name = "Cấp giấy phép xuất bản tài liệu không kinh doanh") => JsonNode.Parse($$"""
        {
          "name": "{{name}}",
          "field": "Xuất bản, In và Phát hành",
          "level": 4,
          "fullyOnline": true,
          "channels": ["Direct", "Online"],
          "components": [
            { "code": "TP01", "name": "Đơn đề nghị cấp giấy phép (Mẫu 14)", "required": true, "originals": 1, "copies": 0, "template": "mau-14.docx" },
            { "code": "TP02", "name": "Bản thảo tài liệu", "required": true, "originals": 2, "copies": 0 },
            { "code": "TP03", "name": "Bản dịch tiếng Việt", "required": false, "originals": 0, "copies": 1 }
          ],
          "fees": [
            { "code": "P1", "name": "Phí thẩm định tài liệu in", "kind": "Fee", "unitPrice": 15000, "unit": "trang quy chuẩn", "validTo": "2023-07-01" },
            { "code": "P1", "name": "Phí thẩm định tài liệu in", "kind": "Fee", "unitPrice": 7500, "unit": "trang quy chuẩn", "validFrom": "2023-07-01", "validTo": "2024-01-01" },
            { "code": "P1", "name": "Phí thẩm định tài liệu in", "kind": "Fee", "unitPrice": 15000, "unit": "trang quy chuẩn", "validFrom": "2024-01-01" }
          ],
          "terms": [
            { "channel": "Direct", "amount": 10, "unit": "WorkingDays" },
            { "channel": "Online", "amount": 80, "unit": "WorkingHours" }
          ],
          "steps": [
            { "no": 1, "name": "Tiếp nhận", "task": "Kiểm tra, tiếp nhận", "agency": { "kind": "Receiving" }, "unit": "Bộ phận Một cửa", "role": "desk-official", "hours": 4 },
            { "no": 2, "name": "Thẩm định", "agency": { "kind": "Receiving" }, "role": "specialist", "hours": 72 },
            { "no": 3, "name": "Phê duyệt", "agency": { "kind": "Receiving" }, "role": "leader", "hours": 4 }
          ],
          "supplementPolicy": "Restart",
          "legalBases": ["Nghị định 138/2025/NĐ-CP"],
          "result": "Giấy phép xuất bản"
        }
        """)!.AsObject();
}
