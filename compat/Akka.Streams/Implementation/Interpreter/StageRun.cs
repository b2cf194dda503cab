using Akka.Streams.Stage;

namespace Akka.Streams.Implementation.Interpreter;

/// <summary>
/// Stages one behind the other through which an element goes in one event: each calls the next one directly (<c>HandOn</c>), and demand
/// jumps from the edge behind the run to the edge in front of it. The edges in between carry no marks. As soon as one of them closes the
/// run is dissolved: the edges get the marks they would have had, and the end travels from stage to stage as everywhere else.
/// </summary>
internal static class StageRun
{
    /// <summary>Stages in a run: bounds the depth of the calls, and how long one event takes.</summary>
    private const int MaxLength = 24;

    /// <summary>Makes runs of all stages of a graph that can be in one. Nothing may have been pulled yet.</summary>
    public static void Form(GraphStageLogic[] logics)
    {
        foreach (var logic in logics)
        {
            if (logic.JoinsRuns && logic.OnlyInlet.OutOwner is not { JoinsRuns: true, OutCount: 1 })
                FormFrom(logic);
        }
    }

    /// <summary>Makes the run that <paramref name="inner"/> lies in separate stages again. Returns the state of <paramref name="inner"/>.</summary>
    public static int Dissolve(Connection inner)
    {
        var previous = inner.PullsThrough;
        // While demand is in front of the run, or an element that answers it, all edges behind wait for an element.
        var marks = (previous.State & Connection.Asked) != 0 ? Connection.Available : 0;
        previous.RunsOver = 0;
        var edge = previous.InOwner.OnlyOutlet;
        while (edge != null)
        {
            edge.PullsThrough = previous;
            if ((edge.State & Connection.Inner) == 0)
                break;
            edge.State = (edge.State & ~Connection.Inner) | marks;
            previous = edge;
            edge = edge.InOwner.OnlyOutlet;
        }

        return inner.State;
    }

    private static void FormFrom(GraphStageLogic first)
    {
        var front = first.OnlyInlet;
        var length = 1;
        var edge = first.OnlyOutlet;
        while (edge != null && edge.InOwner.JoinsRuns && edge.InOwner != first)
        {
            if (length == MaxLength)
            {
                front = edge;
                length = 1;
            }
            else
            {
                edge.State |= Connection.Inner;
                edge.PullsThrough = front;
                front.RunsOver = length++;
            }

            edge = edge.InOwner.OnlyOutlet;
            if (edge != null)
                edge.PullsThrough = front;
        }
    }
}
