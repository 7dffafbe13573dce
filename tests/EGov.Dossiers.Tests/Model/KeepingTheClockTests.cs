using System.Reflection;
using EGov.Api;
using EGov.Dossiers.Contracts;
using EGov.Dossiers.Model;
using EGov.WorkingTime;
using FsCheck;
using FsCheck.Fluent;
using Shouldly;
using Xunit;

namespace EGov.Dossiers.Tests.Model;

/// <summary>Two promises for every sequence of commands: no dossier gets into a state from which nothing can be done, and none is late because of a pause.</summary>
public sealed class KeepingTheClockTests
{
    private static readonly Config Thorough = Config.QuickThrowOnFailure.WithMaxTest(1500).WithStartSize(5).WithEndSize(40);

    /// <summary>A command is a number: which move, and after how many minutes.</summary>
    private static readonly Arbitrary<int[]> Commands = Gen.Choose(0, (Life.Deck.Count * 4000) - 1).ArrayOf().ToArbitrary();

    public static TheoryData<Entrance, PausePolicy, DueConvention> Kinds =>
        new MatrixTheoryData<Entrance, PausePolicy, DueConvention>(Enum.GetValues<Entrance>(), Enum.GetValues<PausePolicy>(), Enum.GetValues<DueConvention>());

    [Theory]
    [MemberData(nameof(Kinds))]
    public void No_sequence_of_commands_leaves_a_dossier_in_a_state_from_which_nothing_can_be_done(Entrance entrance, PausePolicy policy, DueConvention convention) =>
        Check.One(Thorough.WithMaxTest(300), Prop.ForAll(Commands, commands =>
        {
            var reached = Life.Of(entrance, policy, convention, commands).Dossier.State;
            if (StateMoves.IsFinal(reached))
            {
                return true;
            }

            bool CanBy(string move) => Life.Of(entrance, policy, convention, commands).Try(move, TimeSpan.FromHours(3));
            bool EndsBy(string move)
            {
                var life = Life.Of(entrance, policy, convention, commands);
                return life.Try(move, TimeSpan.FromHours(3)) && StateMoves.IsFinal(life.Dossier.State);
            }

            // Somebody in an agency can go on without the applicant, and one move more ends it.
            return Life.Moves.Keys.Where(m => m != Life.Withdrawal && !Life.Asides.Contains(m)).Any(CanBy) && Life.Moves.Keys.Any(EndsBy);
        }));

    [Theory]
    [MemberData(nameof(Kinds))]
    public void No_dossier_is_late_because_of_a_pause(Entrance entrance, PausePolicy policy, DueConvention convention) =>
        Check.One(Thorough, Prop.ForAll(Commands, commands =>
        {
            // Every pause that ends on the way is judged where it ends.
            var life = Life.Of(entrance, policy, convention, commands);
            life.Pauses.ShouldAllBe(pause => pause.IsFair);
        }));

    /// <summary>A command added to the dossier has to come up in these lives too.</summary>
    [Fact]
    public void Every_command_of_a_dossier_is_among_those_tried()
    {
        var commands = typeof(Dossier).GetMethods(BindingFlags.Instance | BindingFlags.NonPublic | BindingFlags.DeclaredOnly)
            // Asks and changes nothing.
            .Where(m => m.Name != nameof(Dossier.MayFile))
            .Where(m => m.IsAssembly && (m.ReturnType == typeof(Refusal) || m.ReturnType == typeof(MovedParts) || m.Name == nameof(Dossier.Complete)))
            .Select(m => m.Name);

        commands.ShouldBe(
            [
                nameof(Dossier.Accept), nameof(Dossier.Decline), nameof(Dossier.GiveTo), nameof(Dossier.HandOver), nameof(Dossier.CompleteBranch), nameof(Dossier.Decide),
                nameof(Dossier.Return), nameof(Dossier.Suspend), nameof(Dossier.Resume), nameof(Dossier.Withdraw), nameof(Dossier.Correct), nameof(Dossier.SendBack),
                nameof(Dossier.Consult), nameof(Dossier.Oblige), nameof(Dossier.AwaitAcceptance), nameof(Dossier.Complete), nameof(Dossier.Reschedule), nameof(Dossier.Move),
            ],
            ignoreOrder: true);
    }

    [Fact]
    public void The_lives_tried_pause_resume_stop_and_come_back_to_acceptance()
    {
        var random = new System.Random(20150105);
        var lives = Enumerable.Range(0, 4000).Select(_ => Life.Of(
            Entrance.Online, PausePolicy.Restart, DueConvention.HourExact, [.. Enumerable.Range(0, 40).Select(_ => random.Next(Life.Deck.Count * 4000))])).ToList();

        lives.Count(l => l.Pauses.Count > 0).ShouldBeGreaterThan(50);
        lives.Count(l => l.Dossier.Holdings.Any(h => h.State == DossierState.Stopped)).ShouldBeGreaterThan(20);
        lives.Count(l => l.Dossier.Holdings.Count(h => h.State == DossierState.Submitted) > 1).ShouldBeGreaterThan(5);
        lives.Count(l => l.Dossier.State == DossierState.Returned).ShouldBeGreaterThan(5);
        lives.Count(l => l.Dossier.RescheduledAt is not null).ShouldBeGreaterThan(50);
        lives.Count(l => l.Pauses.Any(p => p.IsPromised)).ShouldBeGreaterThan(5);
        lives.Count(l => l.Dossier.Components.Count > 0).ShouldBeGreaterThan(20);
        lives.Count(l => l.Dossier.Holdings.Any(h => h.Action == HoldingAction.Moved)).ShouldBeGreaterThan(50);
        lives.Count(l => l.Dossier.Holdings.Any(h => h.Action == HoldingAction.SentBack)).ShouldBeGreaterThan(50);
    }
}
