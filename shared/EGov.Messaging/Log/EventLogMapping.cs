using EGov.Messaging.Log;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

// Where OnModelCreating already looks.
namespace Microsoft.EntityFrameworkCore;

/// <summary>Puts the tables of messaging into a service's own database, through its own migrations.</summary>
public static class EventLogMapping
{
    /// <summary>Maps <c>event_log</c>, the relay's cursor, parked events and the inbox. Call it in <c>OnModelCreating</c>.</summary>
    public static ModelBuilder AddEventLog(this ModelBuilder model)
    {
        model.Entity<EventRow>(MapLog);
        model.Entity<RelayCursor>(MapCursor);
        model.Entity<ParkedEvent>(MapParked);
        model.Entity<InboxEntry>(MapInbox);
        return model;
    }

    private static void MapLog(EntityTypeBuilder<EventRow> log)
    {
        log.ToTable("event_log");
        log.HasKey(e => e.Position).HasName("pk_event_log");
        log.Property(e => e.Position).HasColumnName("position").UseIdentityAlwaysColumn();
        log.Property(e => e.Id).HasColumnName("id").ValueGeneratedNever();
        log.Property(e => e.Type).HasColumnName("type");
        log.Property(e => e.Subject).HasColumnName("subject");
        log.Property(e => e.SubjectVersion).HasColumnName("subject_version");
        // bytea, not jsonb: jsonb keeps the meaning but not the bytes, and the wire carries the stored bytes.
        log.Property(e => e.Body).HasColumnName("body").HasColumnType("bytea");
        log.Property(e => e.Actor).HasColumnName("actor");
        // Given by the database and of no interest to the writer, so not read back.
        ByDatabase(log.Property<DateTimeOffset>("RecordedAt").HasColumnName("recorded_at").HasDefaultValueSql("clock_timestamp()"));
        ByDatabase(log.Property<ulong>("Tx").HasColumnName("tx").HasColumnType("xid8").HasDefaultValueSql("pg_current_xact_id()"));
        log.HasIndex("Tx").HasDatabaseName("ix_event_log_tx");
    }

    private static void MapCursor(EntityTypeBuilder<RelayCursor> cursor)
    {
        cursor.ToTable("event_relay_cursor", t => t.HasCheckConstraint("ck_event_relay_cursor_one_row", $"id = {RelayCursor.TheOnlyOne}"));
        cursor.HasKey(c => c.Id).HasName("pk_event_relay_cursor");
        cursor.Property(c => c.Id).HasColumnName("id").ValueGeneratedNever();
        cursor.Property(c => c.FromTx).HasColumnName("from_tx").HasColumnType("xid8");
        cursor.Property(c => c.ToTx).HasColumnName("to_tx").HasColumnType("xid8");
        cursor.Property(c => c.Position).HasColumnName("position");
    }

    private static void MapParked(EntityTypeBuilder<ParkedEvent> parked)
    {
        parked.ToTable("event_parked");
        parked.HasKey(p => p.Position).HasName("pk_event_parked");
        parked.Property(p => p.Position).HasColumnName("position").ValueGeneratedNever();
        parked.HasOne<EventRow>().WithMany().HasForeignKey(p => p.Position).HasConstraintName("fk_event_parked_event_log").OnDelete(DeleteBehavior.Restrict);
        parked.Property(p => p.Subject).HasColumnName("subject");
        parked.Property(p => p.Reason).HasColumnName("reason");
        parked.Property(p => p.ParkedAt).HasColumnName("parked_at").HasDefaultValueSql("now()");
        parked.Property(p => p.ReleasedAt).HasColumnName("released_at");
        parked.HasIndex(p => p.Subject).HasDatabaseName("ix_event_parked_subject");
        parked.HasIndex(p => p.ReleasedAt).HasDatabaseName("ix_event_parked_released_at").HasFilter("released_at is not null");
    }

    private static void MapInbox(EntityTypeBuilder<InboxEntry> inbox)
    {
        inbox.ToTable("inbox");
        inbox.HasKey(i => new { i.MessageId, i.Handler }).HasName("pk_inbox");
        inbox.Property(i => i.MessageId).HasColumnName("message_id");
        inbox.Property(i => i.Handler).HasColumnName("handler");
        inbox.Property(i => i.HandledAt).HasColumnName("handled_at").HasDefaultValueSql("now()");
        inbox.HasIndex(i => i.HandledAt).HasMethod("brin").HasDatabaseName("ix_inbox_handled_at");
    }

    private static void ByDatabase<T>(PropertyBuilder<T> property)
    {
        property.ValueGeneratedNever();
        property.Metadata.SetBeforeSaveBehavior(PropertySaveBehavior.Ignore);
        property.Metadata.SetAfterSaveBehavior(PropertySaveBehavior.Throw);
    }
}
