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

            // The desk that receives holds the dossier already; everyone else is given it or takes it up.
            if (step.Role == StepRole.Specialist)
            {
                actions.Add(new PlannedAction(ActionKind.Assign, no, hours.Add(arrived, minutes / 4), staff.Assigner(agency), Assignee: official));
            }
            else if (no > 1)
            {
                actions.Add(new PlannedAction(ActionKind.TakeUp, no, hours.Add(arrived, minutes / 2), official));
            }

            // The last step decides, which sends the result back to the desk that received the dossier.
            var done = hours.Add(arrived, minutes);
            var next = no == steps.Count ? receiver : AgencyOf(steps[no], receiver);
            actions.Add(new PlannedAction(no == steps.Count ? ActionKind.Decide : ActionKind.HandOver, no, done, official, Next: next));
            arrived = done;
        }

        actions.Add(new PlannedAction(ActionKind.Return, steps.Count, hours.Add(arrived, random.Next(20, 240)), desk));
        return actions;
    }

    // Between two thirds and nineteen twentieths of the step's hours: nobody is late, and nobody is done at once.
    private int TakenFor(StepFact step) => Math.Max(10, step.Hours * 60 * random.Next(65, 96) / 100);

    private AgencyFact AgencyOf(StepFact step, AgencyFact receiver) =>
        step.At == StepFact.Receiving ? receiver : district[step.At];
}
