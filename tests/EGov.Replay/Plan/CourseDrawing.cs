namespace EGov.Replay.Plan;

/// <summary>Leads a dossier through the steps of its procedure, each within its own hours, acts only while offices are open.</summary>
internal sealed class CourseDrawing(District district, Staff staff, OfficeHours hours, Random random)
{
    // Those who rate by themselves are content, or they are not at all: five levels in hundredths.
    private static readonly (string Level, int Share)[] Levels =
        [("VerySatisfied", 46), ("Satisfied", 41), ("Neutral", 8), ("Dissatisfied", 4), ("VeryDissatisfied", 1)];

    /// <summary>A course, or none where the detour does not fit into it.</summary>
    internal IReadOnlyList<PlannedAction>? Draw(ProcedureFact procedure, AgencyFact receiver, DateTimeOffset receivedAt, Ways ways)
    {
        var actions = new List<PlannedAction>();
        var steps = procedure.Steps;
        var desk = staff.Pick(receiver, StepRole.Desk, random.Next(int.MaxValue));
        Reception(actions, procedure, receivedAt, desk, ways.Online);

        var arrived = receivedAt;
        var asks = ways.Detour == Detour.Supplement;
        for (var no = 1; no <= steps.Count; no++)
        {
            var step = steps[no - 1];
            var agency = AgencyOf(step, receiver);
            var official = no == 1 ? desk : staff.Pick(agency, step.Role, random.Next(int.MaxValue));
            var minutes = TakenFor(step);

            // The desk that receives holds the dossier already; everyone else is given it or takes it up.
            if (step.Role == StepRole.Specialist)
            {
                actions.Add(new PlannedAction(ActionKind.Assign, no, hours.Add(arrived, Math.Min(minutes / 4, OfficeHours.MinutesPerDay)), staff.Assigner(agency), Assignee: official));
                if (asks)
                {
                    (arrived, asks) = (Supplement(actions, no, arrived, minutes, official, desk), false);
                }
            }
            else if (no > 1)
            {
                actions.Add(new PlannedAction(ActionKind.TakeUp, no, hours.Add(arrived, minutes / 2), official));
            }

            // The last step decides, which sends the result back to the desk that received the dossier.
            var done = hours.Add(arrived, minutes);
            if (no == steps.Count && ways.Detour == Detour.Apology)
            {
                // Where another agency decides, its own part is due before the dossier is; the letter is told of the dossier's date.
                if (agency != receiver || Apology(actions, no, hours.Due(receivedAt, procedure.WorkingDays), official) is not { } decided)
                {
                    return null;
                }

                done = decided;
            }

            var next = no == steps.Count ? receiver : AgencyOf(steps[no], receiver);
            actions.Add(new PlannedAction(no == steps.Count ? ActionKind.Decide : ActionKind.HandOver, no, done, official, Next: next));
            arrived = done;
        }

        actions.Add(new PlannedAction(ActionKind.Return, steps.Count, hours.Add(arrived, random.Next(20, 240)), desk));
        if (ways.Rated)
        {
            actions.Add(new PlannedAction(ActionKind.Rate, steps.Count, actions[^1].At, desk) { Level = Level() });
        }

        // Without a specialist nobody looks closely enough to miss a paper.
        return asks ? null : actions;
    }

    /// <summary>At the counter, or online and accepted within the hour; the fees of the procedure are paid before it goes on.</summary>
    private void Reception(List<PlannedAction> actions, ProcedureFact procedure, DateTimeOffset at, OfficialFact desk, bool online)
    {
        if (online)
        {
            actions.Add(new PlannedAction(ActionKind.Submit, 1, at.AddMinutes(-random.Next(5, 60)), desk));
        }

        actions.Add(new PlannedAction(online ? ActionKind.Accept : ActionKind.Receive, 1, at, desk));
        if (procedure.Fees.Count > 0)
        {
            actions.Add(new PlannedAction(online ? ActionKind.PayOnline : ActionKind.Pay, 1, hours.Add(at, 3), desk));
        }
    }

    /// <summary>Asked for on the day after the arrival at the latest (the agency has three), brought some days later: the term starts again (NĐ 61/2018).</summary>
    private DateTimeOffset Supplement(List<PlannedAction> actions, int no, DateTimeOffset arrived, int minutes, OfficialFact official, OfficialFact desk)
    {
        var asked = hours.Add(arrived, Math.Min(minutes / 2, 2 * OfficeHours.MinutesPerDay));
        var brought = hours.Add(asked, random.Next(OfficeHours.MinutesPerDay, 6 * OfficeHours.MinutesPerDay));
        actions.Add(new PlannedAction(ActionKind.AskSupplement, no, asked, official));
        actions.Add(new PlannedAction(ActionKind.AnswerSupplement, no, brought, desk));
        return brought;
    }

    /// <summary>
    /// The leader who has to decide sees that something still takes days, and apologises at least a working day before the due time with a date five
    /// working days later. Decided after the old date and before the new one, the dossier counts as on time.
    /// </summary>
    private DateTimeOffset? Apology(List<PlannedAction> actions, int no, DateTimeOffset due, OfficialFact leader)
    {
        var signed = hours.Add(actions[^1].At, 15);
        if (hours.Add(signed, OfficeHours.MinutesPerDay) >= due)
        {
            return null;
        }

        var promised = hours.Add(due, 5 * OfficeHours.MinutesPerDay);
        actions.Add(new PlannedAction(ActionKind.Apologise, no, signed, leader) { NewDueAt = promised });
        return hours.Add(due, random.Next(OfficeHours.MinutesPerDay, 4 * OfficeHours.MinutesPerDay));
    }

    // Between two thirds and nineteen twentieths of the step's hours: nobody is late, and nobody is done at once.
    private int TakenFor(StepFact step) => Math.Max(10, step.Hours * 60 * random.Next(65, 96) / 100);

    private string Level()
    {
        var left = random.Next(100);
        return Levels.First(level => (left -= level.Share) < 0).Level;
    }

    private AgencyFact AgencyOf(StepFact step, AgencyFact receiver) =>
        step.At == StepFact.Receiving ? receiver : district[step.At];
}

/// <summary>Which ways a dossier takes.</summary>
internal readonly record struct Ways(bool Online, Detour Detour, bool Rated);
