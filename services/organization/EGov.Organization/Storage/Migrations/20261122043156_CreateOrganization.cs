using System;
using EGov.Postgres;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace EGov.Organization.Storage.Migrations
{
    /// <inheritdoc />
    public partial class CreateOrganization : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("set lock_timeout = '3s'; create extension if not exists btree_gist; create extension if not exists pg_trgm;");
            migrationBuilder.CreateFoldFunction();

            migrationBuilder.CreateTable(
                name: "agency_kind",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    code = table.Column<string>(type: "text", nullable: false),
                    vietnamese = table.Column<string>(type: "text", nullable: false),
                    english = table.Column<string>(type: "text", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_agency_kind", x => x.id);
                    table.UniqueConstraint("ux_agency_kind_code", x => x.code);
                });

            migrationBuilder.CreateTable(
                name: "event_log",
                columns: table => new
                {
                    position = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityAlwaysColumn),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    type = table.Column<string>(type: "text", nullable: false),
                    subject = table.Column<string>(type: "text", nullable: false),
                    subject_version = table.Column<int>(type: "integer", nullable: false),
                    body = table.Column<byte[]>(type: "bytea", nullable: false),
                    actor = table.Column<string>(type: "text", nullable: true),
                    recorded_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false, defaultValueSql: "clock_timestamp()"),
                    tx = table.Column<ulong>(type: "xid8", nullable: false, defaultValueSql: "pg_current_xact_id()")
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_event_log", x => x.position);
                });

            migrationBuilder.CreateTable(
                name: "event_relay_cursor",
                columns: table => new
                {
                    id = table.Column<short>(type: "smallint", nullable: false),
                    from_tx = table.Column<ulong>(type: "xid8", nullable: false),
                    to_tx = table.Column<ulong>(type: "xid8", nullable: false),
                    position = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_event_relay_cursor", x => x.id);
                    table.CheckConstraint("ck_event_relay_cursor_one_row", "id = 1");
                });

            migrationBuilder.CreateTable(
                name: "idempotency_key",
                columns: table => new
                {
                    caller = table.Column<string>(type: "text", nullable: false),
                    route = table.Column<string>(type: "text", nullable: false),
                    key = table.Column<Guid>(type: "uuid", nullable: false),
                    request_hash = table.Column<byte[]>(type: "bytea", nullable: false),
                    status = table.Column<int>(type: "integer", nullable: false),
                    location = table.Column<string>(type: "text", nullable: true),
                    version = table.Column<int>(type: "integer", nullable: true),
                    body = table.Column<byte[]>(type: "bytea", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false, defaultValueSql: "now()")
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_idempotency_key", x => new { x.caller, x.route, x.key });
                });

            migrationBuilder.CreateTable(
                name: "inbox",
                columns: table => new
                {
                    message_id = table.Column<Guid>(type: "uuid", nullable: false),
                    handler = table.Column<string>(type: "text", nullable: false),
                    handled_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false, defaultValueSql: "now()")
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_inbox", x => new { x.message_id, x.handler });
                });

            migrationBuilder.CreateTable(
                name: "official",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    full_name = table.Column<string>(type: "text", nullable: false),
                    search = table.Column<string>(type: "text", nullable: false, computedColumnSql: "egov_fold(full_name)", stored: true),
                    staff_number = table.Column<string>(type: "text", nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_official", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "role",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    code = table.Column<string>(type: "text", nullable: false),
                    vietnamese = table.Column<string>(type: "text", nullable: false),
                    english = table.Column<string>(type: "text", nullable: false),
                    scopes = table.Column<string[]>(type: "text[]", nullable: false),
                    reaches_below = table.Column<bool>(type: "boolean", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_role", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "signing_key",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    key_id = table.Column<string>(type: "text", nullable: false),
                    x = table.Column<string>(type: "text", nullable: false),
                    y = table.Column<string>(type: "text", nullable: false),
                    @protected = table.Column<byte[]>(name: "protected", type: "bytea", nullable: false),
                    signs_from = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_signing_key", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "agency",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "text", nullable: false),
                    opened_on = table.Column<DateOnly>(type: "date", nullable: false),
                    closed_on = table.Column<DateOnly>(type: "date", nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_agency", x => x.id);
                    table.CheckConstraint("ck_agency_closed_after_opened", "closed_on > opened_on");
                    table.ForeignKey(
                        name: "fk_agency_kind",
                        column: x => x.kind,
                        principalTable: "agency_kind",
                        principalColumn: "code",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "event_parked",
                columns: table => new
                {
                    position = table.Column<long>(type: "bigint", nullable: false),
                    subject = table.Column<string>(type: "text", nullable: false),
                    reason = table.Column<string>(type: "text", nullable: true),
                    parked_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false, defaultValueSql: "now()"),
                    released_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_event_parked", x => x.position);
                    table.ForeignKey(
                        name: "fk_event_parked_event_log",
                        column: x => x.position,
                        principalTable: "event_log",
                        principalColumn: "position",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "account",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "text", nullable: false),
                    display_name = table.Column<string>(type: "text", nullable: false),
                    official_id = table.Column<Guid>(type: "uuid", nullable: true),
                    administrator = table.Column<bool>(type: "boolean", nullable: false),
                    password_set_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    must_change_password = table.Column<bool>(type: "boolean", nullable: false),
                    disabled_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    last_code_step = table.Column<long>(type: "bigint", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false),
                    user_name = table.Column<string>(type: "text", nullable: false),
                    normalized_user_name = table.Column<string>(type: "text", nullable: false),
                    password_hash = table.Column<string>(type: "text", nullable: true),
                    security_stamp = table.Column<string>(type: "text", nullable: true),
                    concurrency_stamp = table.Column<string>(type: "text", nullable: true),
                    two_factor_enabled = table.Column<bool>(type: "boolean", nullable: false),
                    lockout_end = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    lockout_enabled = table.Column<bool>(type: "boolean", nullable: false),
                    access_failed_count = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_account", x => x.id);
                    table.CheckConstraint("ck_account_official", "(kind = 'Official') = (official_id is not null)");
                    table.ForeignKey(
                        name: "fk_account_official",
                        column: x => x.official_id,
                        principalTable: "official",
                        principalColumn: "id");
                });

            migrationBuilder.CreateTable(
                name: "agency_code",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    agency_id = table.Column<Guid>(type: "uuid", nullable: false),
                    code = table.Column<string>(type: "text", nullable: false),
                    form = table.Column<string>(type: "text", nullable: false),
                    valid_from = table.Column<DateOnly>(type: "date", nullable: false),
                    valid_to = table.Column<DateOnly>(type: "date", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_agency_code", x => x.id);
                    table.CheckConstraint("ck_agency_code_validity", "valid_to > valid_from");
                    table.ForeignKey(
                        name: "fk_agency_code_agency",
                        column: x => x.agency_id,
                        principalTable: "agency",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "agency_name",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    agency_id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false),
                    short_name = table.Column<string>(type: "text", nullable: false),
                    search = table.Column<string>(type: "text", nullable: false, computedColumnSql: "egov_fold(name || ' ' || short_name)", stored: true),
                    valid_from = table.Column<DateOnly>(type: "date", nullable: false),
                    valid_to = table.Column<DateOnly>(type: "date", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_agency_name", x => x.id);
                    table.CheckConstraint("ck_agency_name_validity", "valid_to > valid_from");
                    table.ForeignKey(
                        name: "fk_agency_name_agency",
                        column: x => x.agency_id,
                        principalTable: "agency",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "agency_placement",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    agency_id = table.Column<Guid>(type: "uuid", nullable: false),
                    parent_id = table.Column<Guid>(type: "uuid", nullable: true),
                    valid_from = table.Column<DateOnly>(type: "date", nullable: false),
                    valid_to = table.Column<DateOnly>(type: "date", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_agency_placement", x => x.id);
                    table.CheckConstraint("ck_agency_placement_validity", "valid_to > valid_from");
                    table.ForeignKey(
                        name: "fk_agency_placement_agency",
                        column: x => x.agency_id,
                        principalTable: "agency",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_agency_placement_parent",
                        column: x => x.parent_id,
                        principalTable: "agency",
                        principalColumn: "id");
                });

            migrationBuilder.CreateTable(
                name: "agency_succession",
                columns: table => new
                {
                    predecessor_id = table.Column<Guid>(type: "uuid", nullable: false),
                    successor_id = table.Column<Guid>(type: "uuid", nullable: false),
                    taken_over_on = table.Column<DateOnly>(type: "date", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_agency_succession", x => new { x.predecessor_id, x.successor_id });
                    table.ForeignKey(
                        name: "fk_agency_succession_predecessor",
                        column: x => x.predecessor_id,
                        principalTable: "agency",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_agency_succession_successor",
                        column: x => x.successor_id,
                        principalTable: "agency",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "api_client",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    client_id = table.Column<string>(type: "text", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false),
                    secret_hash = table.Column<byte[]>(type: "bytea", nullable: false),
                    grants = table.Column<string[]>(type: "text[]", nullable: false),
                    scopes = table.Column<string[]>(type: "text[]", nullable: false),
                    agency_id = table.Column<Guid>(type: "uuid", nullable: true),
                    reaches_below = table.Column<bool>(type: "boolean", nullable: false),
                    disabled_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_api_client", x => x.id);
                    table.ForeignKey(
                        name: "fk_api_client_agency",
                        column: x => x.agency_id,
                        principalTable: "agency",
                        principalColumn: "id");
                });

            migrationBuilder.CreateTable(
                name: "post",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    official_id = table.Column<Guid>(type: "uuid", nullable: false),
                    agency_id = table.Column<Guid>(type: "uuid", nullable: false),
                    title = table.Column<string>(type: "text", nullable: false),
                    valid_from = table.Column<DateOnly>(type: "date", nullable: false),
                    valid_to = table.Column<DateOnly>(type: "date", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_post", x => x.id);
                    table.CheckConstraint("ck_post_validity", "valid_to > valid_from");
                    table.ForeignKey(
                        name: "fk_post_agency",
                        column: x => x.agency_id,
                        principalTable: "agency",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_post_official",
                        column: x => x.official_id,
                        principalTable: "official",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "account_secret",
                columns: table => new
                {
                    account_id = table.Column<Guid>(type: "uuid", nullable: false),
                    login_provider = table.Column<string>(type: "text", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false),
                    value = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_account_secret", x => new { x.account_id, x.login_provider, x.name });
                    table.ForeignKey(
                        name: "fk_account_secret_account",
                        column: x => x.account_id,
                        principalTable: "account",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "citizen",
                columns: table => new
                {
                    account_id = table.Column<Guid>(type: "uuid", nullable: false),
                    identity_number = table.Column<string>(type: "text", nullable: false),
                    phone = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_citizen", x => x.account_id);
                    table.CheckConstraint("ck_citizen_identity_number", "identity_number ~ '^[0-9]{12}$'");
                    table.ForeignKey(
                        name: "fk_citizen_account",
                        column: x => x.account_id,
                        principalTable: "account",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "enterprise",
                columns: table => new
                {
                    account_id = table.Column<Guid>(type: "uuid", nullable: false),
                    tax_code = table.Column<string>(type: "text", nullable: false),
                    representative = table.Column<string>(type: "text", nullable: false),
                    phone = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_enterprise", x => x.account_id);
                    table.CheckConstraint("ck_enterprise_tax_code", "tax_code ~ '^[0-9]{10}(-[0-9]{3})?$'");
                    table.ForeignKey(
                        name: "fk_enterprise_account",
                        column: x => x.account_id,
                        principalTable: "account",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "former_password",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    account_id = table.Column<Guid>(type: "uuid", nullable: false),
                    hash = table.Column<string>(type: "text", nullable: false),
                    set_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_former_password", x => x.id);
                    table.ForeignKey(
                        name: "fk_former_password_account",
                        column: x => x.account_id,
                        principalTable: "account",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "recovery_code",
                columns: table => new
                {
                    account_id = table.Column<Guid>(type: "uuid", nullable: false),
                    hash = table.Column<byte[]>(type: "bytea", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_recovery_code", x => new { x.account_id, x.hash });
                    table.ForeignKey(
                        name: "fk_recovery_code_account",
                        column: x => x.account_id,
                        principalTable: "account",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "sign_in",
                columns: table => new
                {
                    chain = table.Column<byte[]>(type: "bytea", nullable: false),
                    latest = table.Column<byte[]>(type: "bytea", nullable: false),
                    account_id = table.Column<Guid>(type: "uuid", nullable: false),
                    client_id = table.Column<string>(type: "text", nullable: false),
                    agency_id = table.Column<Guid>(type: "uuid", nullable: true),
                    requested_scope = table.Column<string>(type: "text", nullable: true),
                    assurance = table.Column<string>(type: "text", nullable: false),
                    started_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    expires_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    revoked_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_sign_in", x => x.chain);
                    table.ForeignKey(
                        name: "fk_sign_in_account",
                        column: x => x.account_id,
                        principalTable: "account",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "post_role",
                columns: table => new
                {
                    post_id = table.Column<Guid>(type: "uuid", nullable: false),
                    role_id = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_post_role", x => new { x.post_id, x.role_id });
                    table.ForeignKey(
                        name: "fk_post_role_post",
                        column: x => x.post_id,
                        principalTable: "post",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_post_role_role",
                        column: x => x.role_id,
                        principalTable: "role",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ux_account_official",
                table: "account",
                column: "official_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ux_account_user_name",
                table: "account",
                column: "normalized_user_name",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_agency_kind",
                table: "agency",
                column: "kind");

            migrationBuilder.CreateIndex(
                name: "ix_agency_code_agency_id_valid_from",
                table: "agency_code",
                columns: new[] { "agency_id", "valid_from" });

            migrationBuilder.CreateIndex(
                name: "ix_agency_code_code",
                table: "agency_code",
                column: "code");

            migrationBuilder.CreateIndex(
                name: "ix_agency_name_agency_id_valid_from",
                table: "agency_name",
                columns: new[] { "agency_id", "valid_from" });

            migrationBuilder.CreateIndex(
                name: "ix_agency_placement_agency_id_valid_from",
                table: "agency_placement",
                columns: new[] { "agency_id", "valid_from" });

            migrationBuilder.CreateIndex(
                name: "ix_agency_placement_parent_id_valid_from",
                table: "agency_placement",
                columns: new[] { "parent_id", "valid_from" });

            migrationBuilder.CreateIndex(
                name: "ix_agency_succession_successor_id",
                table: "agency_succession",
                column: "successor_id");

            migrationBuilder.CreateIndex(
                name: "ix_api_client_agency_id",
                table: "api_client",
                column: "agency_id");

            migrationBuilder.CreateIndex(
                name: "ux_api_client_client_id",
                table: "api_client",
                column: "client_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ux_citizen_identity_number",
                table: "citizen",
                column: "identity_number",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ux_enterprise_tax_code",
                table: "enterprise",
                column: "tax_code",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_event_log_tx",
                table: "event_log",
                column: "tx");

            migrationBuilder.CreateIndex(
                name: "ix_event_parked_released_at",
                table: "event_parked",
                column: "released_at",
                filter: "released_at is not null");

            migrationBuilder.CreateIndex(
                name: "ix_event_parked_subject",
                table: "event_parked",
                column: "subject");

            migrationBuilder.CreateIndex(
                name: "ix_former_password_account_id_id",
                table: "former_password",
                columns: new[] { "account_id", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_idempotency_key_created_at",
                table: "idempotency_key",
                column: "created_at");

            migrationBuilder.CreateIndex(
                name: "ix_inbox_handled_at",
                table: "inbox",
                column: "handled_at")
                .Annotation("Npgsql:IndexMethod", "brin");

            migrationBuilder.CreateIndex(
                name: "ix_official_search_id",
                table: "official",
                columns: new[] { "search", "id" });

            migrationBuilder.CreateIndex(
                name: "ux_official_staff_number",
                table: "official",
                column: "staff_number",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_post_agency_id_valid_from",
                table: "post",
                columns: new[] { "agency_id", "valid_from" });

            migrationBuilder.CreateIndex(
                name: "ix_post_official_id_valid_from",
                table: "post",
                columns: new[] { "official_id", "valid_from" });

            migrationBuilder.CreateIndex(
                name: "ix_post_role_role_id",
                table: "post_role",
                column: "role_id");

            migrationBuilder.CreateIndex(
                name: "ux_role_code",
                table: "role",
                column: "code",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_sign_in_account_id",
                table: "sign_in",
                column: "account_id");

            migrationBuilder.CreateIndex(
                name: "ix_sign_in_expires_at",
                table: "sign_in",
                column: "expires_at");

            migrationBuilder.CreateIndex(
                name: "ux_signing_key_number",
                table: "signing_key",
                column: "number",
                unique: true);

            migrationBuilder.Script("Constraints");
            migrationBuilder.Script("Catalogues");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "account_secret");

            migrationBuilder.DropTable(
                name: "agency_code");

            migrationBuilder.DropTable(
                name: "agency_name");

            migrationBuilder.DropTable(
                name: "agency_placement");

            migrationBuilder.DropTable(
                name: "agency_succession");

            migrationBuilder.DropTable(
                name: "api_client");

            migrationBuilder.DropTable(
                name: "citizen");

            migrationBuilder.DropTable(
                name: "enterprise");

            migrationBuilder.DropTable(
                name: "event_parked");

            migrationBuilder.DropTable(
                name: "event_relay_cursor");

            migrationBuilder.DropTable(
                name: "former_password");

            migrationBuilder.DropTable(
                name: "idempotency_key");

            migrationBuilder.DropTable(
                name: "inbox");

            migrationBuilder.DropTable(
                name: "post_role");

            migrationBuilder.DropTable(
                name: "recovery_code");

            migrationBuilder.DropTable(
                name: "sign_in");

            migrationBuilder.DropTable(
                name: "signing_key");

            migrationBuilder.DropTable(
                name: "event_log");

            migrationBuilder.DropTable(
                name: "post");

            migrationBuilder.DropTable(
                name: "role");

            migrationBuilder.DropTable(
                name: "account");

            migrationBuilder.DropTable(
                name: "agency");

            migrationBuilder.DropTable(
                name: "official");

            migrationBuilder.DropTable(
                name: "agency_kind");
        }
    }
}
