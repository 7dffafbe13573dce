using Shouldly;
using Xunit;
using static EGov.WorkingTime.Tests.Vietnam;

namespace EGov.WorkingTime.Tests;

public sealed class PausingTests
{
    private static readonly DateTimeOffset Received = At("01/07/2026 08:00");

    [Fact]
    public void A_supplement_starts_the_term_again_from_zero() =>
        Text(EndOfDay.Due(Received, Duration.Days(3), [Pause("02/07/2026 09:00", "08/07/2026 10:00", PausePolicy.Restart)])).ShouldBe("13/07/2026 17:00");

    [Fact]
    public void A_payment_extends_the_term_by_the_working_time_of_the_pause_and_not_by_calendar_days() =>
        Text(HourExact.Due(Received, Duration.Hours(8), [Pause("03/07/2026 16:00", "06/07/2026 08:30", PausePolicy.Extend)])).ShouldBe("02/07/2026 10:00");

    [Fact]
    public void A_pause_over_a_weekend_costs_nothing() =>
        Text(EndOfDay.Due(Received, Duration.Days(3), [Pause("03/07/2026 17:00", "06/07/2026 07:30", PausePolicy.Extend)])).ShouldBe("06/07/2026 17:00");

    [Fact]
    public void A_term_that_ends_with_a_day_is_extended_to_the_close_of_a_day() =>
        Text(EndOfDay.Due(Received, Duration.Days(3), [Pause("02/07/2026 08:00", "02/07/2026 09:00", PausePolicy.Extend)])).ShouldBe("07/07/2026 17:00");

    [Fact]
    public void Each_pause_moves_what_was_promised_when_it_began_so_that_none_of_them_makes_late()
    {
        Pause[] pauses = [Pause("02/07/2026 08:00", "02/07/2026 09:00", PausePolicy.Extend), Pause("07/07/2026 16:30", "08/07/2026 10:00", PausePolicy.Extend)];

        // Three hours in all: added at once they would end on the 7th, before the second pause is over.
        Text(EndOfDay.Due(Received, Duration.Days(3), pauses)).ShouldBe("08/07/2026 17:00");
        EndOfDay.Explain(Received, Duration.Days(3), pauses).DueAt.ShouldBe(EndOfDay.Due(Received, Duration.Days(3), pauses));
    }

    [Fact]
    public void Pauses_without_time_between_them_are_one()
    {
        Pause[] pauses = [Pause("02/07/2026 08:00", "02/07/2026 09:00", PausePolicy.Extend), Pause("02/07/2026 09:00", "02/07/2026 10:00", PausePolicy.Extend)];

        Text(EndOfDay.Due(Received, Duration.Days(3), pauses)).ShouldBe("07/07/2026 17:00");
    }

    [Fact]
    public void What_was_extended_before_a_restart_is_forgotten()
    {
        Pause[] pauses = [Pause("01/07/2026 09:00", "01/07/2026 11:00", PausePolicy.Extend), Pause("02/07/2026 09:00", "02/07/2026 10:00", PausePolicy.Restart)];

        Text(HourExact.Due(Received, Duration.Hours(1), pauses)).ShouldBe("02/07/2026 11:00");
    }

    [Fact]
    public void A_pause_that_still_lasts_does_not_move_the_term_yet_and_is_told()
    {
        Pause[] pauses = [Pause("02/07/2026 09:00", null, PausePolicy.Restart)];

        var explained = EndOfDay.Explain(Received, Duration.Days(3), pauses);

        explained.DueAt.ShouldBe(EndOfDay.Due(Received, Duration.Days(3)));
        explained.IsPaused.ShouldBeTrue();
        explained.Steps.ShouldContain(step => step.Kind == ExplanationKind.Paused && step.Vietnamese.Contains("Tạm dừng"));
    }

    [Fact]
    public void Pauses_that_overlap_run_backwards_or_precede_the_reception_are_refused()
    {
        Refused(Pause("02/07/2026 09:00", "02/07/2026 10:00", PausePolicy.Extend), Pause("02/07/2026 09:30", "02/07/2026 11:00", PausePolicy.Extend));
        Refused(Pause("02/07/2026 10:00", "02/07/2026 09:00", PausePolicy.Extend));
        Refused(Pause("30/06/2026 10:00", "02/07/2026 09:00", PausePolicy.Extend));
        Refused(Pause("02/07/2026 10:00", null, PausePolicy.Extend), Pause("03/07/2026 10:00", "03/07/2026 11:00", PausePolicy.Extend));
        Refused(Pause("02/07/2026 10:00", "02/07/2026 11:00", 0));
    }

    private static void Refused(params Pause[] pauses) => Should.Throw<ArgumentException>(() => HourExact.Due(Received, Duration.Hours(8), pauses));

    private static Pause Pause(string from, string? to, PausePolicy policy) => new(At(from), to is null ? null : At(to), policy);
}
