namespace EGov.Replay.Plan;

/// <summary>Leads a dossier through the steps of its procedure, each within its own hours, acts only while offices are open.</summary>
internal sealed class CourseDrawing(District district, Staff staff, OfficeHours hours, Random random)
{
    internal IReadOnlyList<PlannedAction> Draw(ProcedureFact procedure, AgencyFact receiver, DateTimeOffset receivedAt)
    {
        var actions = new List<PlannedAction>();
        var steps = procedure.Steps;
        var desk = staff.Pick(receiver, StepRole.Desk, random.Next(int.MaxValue));
        actions.Add(new PlannedAction(ActionKind.Receive, 1, receivedAt, desk));

        var arrived = receivedAt;
        for (var no = 1; no <= steps.Count; no++)
        {
            var step = steps[no - 1];
            var agency = AgencyOf(step, receiver);
            var official = no == 1 ? desk : staff.Pick(agency, step.Role, random.Next(int.MaxValue));
            var minutes = TakenFor(step);
            DateTimeOffset After(int percent) => hours.Add(arrived, minutes * percent / 100);

            // The desk that receives holds the dossier already; everyone else is given it or takes it up.
            if (step.Role == StepRole.Specialist)
            {
                actions.Add(new PlannedAction(ActionKind.Assign, no, After(20), staff.Assigner(agency), Assignee: official));
            }

            if (no > 1)
            {
                actions.Add(new PlannedAction(ActionKind.TakeUp, no, After(40), official));
            }

            if (step.Decides)
            {
                actions.Add(new PlannedAction(ActionKind.Decide, no, After(80), official));
            }

            var done = After(100);
            actions.Add(no == steps.Count
                ? new PlannedAction(ActionKind.Return, no, done, official)
                : new PlannedAction(ActionKind.HandOver, no, done, official, Next: AgencyOf(steps[no], receiver)));
            arrived = done;
        }

        return actions;
    }

    // Between half and nine tenths of the step's hours: nobody is late, and nobody is done at once.
    private int TakenFor(StepFact step) => Math.Max(10, step.Hours * 60 * random.Next(50, 91) / 100);

    private AgencyFact AgencyOf(StepFact step, AgencyFact receiver) =>
        step.At == StepFact.Receiving ? receiver : district[step.At];
}
