namespace Akka.Streams.Implementation.Modules;

/// <summary>The fixed patterns of the flow and bidi operators, as graph modules.</summary>
internal static class Wiring
{
    /// <summary>Two flows in a circle.</summary>
    public static Module Join(Module flow, Module other, ValueCombiner combiner) => new GraphModule(
        [flow, other], [0, 1], [0, 1], 2, 2, [(0, 1), (1, 0)], [], [], v => combiner.Combine(v[0], v[1]));

    /// <summary>A flow whose outlet feeds a bidi's first inlet and whose inlet is fed by the bidi's second outlet.</summary>
    public static Module FlowIntoBidi(Module flow, Module bidi, ValueCombiner combiner) => new GraphModule(
        [flow, bidi], [0, 1], [0, 1], 3, 3, [(0, 1), (2, 0)], [2], [1], v => combiner.Combine(v[0], v[1]));

    /// <summary>A bidi closed by a flow from its first outlet to its second inlet.</summary>
    public static Module BidiOverFlow(Module bidi, Module flow, ValueCombiner combiner) => new GraphModule(
        [bidi, flow], [0, 2], [0, 2], 3, 3, [(0, 2), (2, 1)], [0], [1], v => combiner.Combine(v[0], v[1]));

    /// <summary>One bidi on top of another.</summary>
    public static Module Atop(Module top, Module bottom, ValueCombiner combiner) => new GraphModule(
        [top, bottom], [0, 2], [0, 2], 4, 4, [(0, 2), (3, 1)], [0, 3], [2, 1], v => combiner.Combine(v[0], v[1]));

    /// <summary>A bidi upside down.</summary>
    public static Module Reverse(Module bidi) => new GraphModule([bidi], [0], [0], 2, 2, [], [1, 0], [1, 0], v => v[0]);

    /// <summary>Two flows side by side, as a bidi.</summary>
    public static Module SideBySide(Module first, Module second, ValueCombiner combiner) => new GraphModule(
        [first, second], [0, 1], [0, 1], 2, 2, [], [0, 1], [0, 1], v => combiner.Combine(v[0], v[1]));

    /// <summary>A sink and a source, as a flow.</summary>
    public static Module SinkAndSource(Module sink, Module source, ValueCombiner combiner) => new GraphModule(
        [sink, source], [0, 1], [0, 0], 1, 1, [], [0], [0], v => combiner.Combine(v[0], v[1]));
}
