using EGov.Replay.Plan;
using EGov.WorkingTime;
var w = System.Diagnostics.Stopwatch.StartNew();
var plan = YearPlan.Make(District.YenThe);
Console.WriteLine($"{w.ElapsedMilliseconds} ms; actions {plan.Dossiers.Sum(d => d.Actions.Count)} hor {plan.HorizontalHandOvers} ver {plan.VerticalHandOvers} officials {plan.Staff.All.Count} lanes {plan.Dossiers.GroupBy(d => (d.Receiver, CivilTime.DateOf(d.ReceivedAt))).Count()}");
foreach (var m in plan.Dossiers.GroupBy(d => CivilTime.DateOf(d.ReceivedAt).Month)) Console.WriteLine($"{m.Key}: {m.Count()} inprog {m.Count(d => !d.IsReturned)} days {m.Select(d => CivilTime.DateOf(d.ReceivedAt)).Distinct().Count()}");
foreach (var m in plan.Dossiers.Where(d=>CivilTime.DateOf(d.ReceivedAt).Month>=11).GroupBy(d => CivilTime.DateOf(d.ReceivedAt))) Console.Write($"{m.Key:dd/MM}:{m.Count()} ");
foreach (var m in plan.Dossiers.GroupBy(d => d.Receiver.Key)) Console.WriteLine($"{m.Key}: {m.Count()}");
foreach (var d in plan.Dossiers.Where(d => d.Procedure.Code == "1.010803").Take(1)) { Console.WriteLine($"{d.Code} {d.Applicant} due {d.DueAt.ToOffset(CivilTime.Offset)}"); foreach (var a in d.Actions) Console.WriteLine($"  {a.At.ToOffset(CivilTime.Offset):dd/MM HH:mm} {a.Kind} {a.Step} {a.Actor.UserName} {a.Actor.FullName} {a.Assignee?.UserName} {a.Next?.Key}"); }
