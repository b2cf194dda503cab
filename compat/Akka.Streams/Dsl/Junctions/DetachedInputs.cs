using Akka.Streams.Implementation.Stages;

namespace Akka.Streams.Dsl;

/// <summary>A fan-in with a place for one element before each of its inlets.</summary>
internal static class DetachedInputs
{
    public static IGraph<UniformFanInShape<T, T>, NotUsed> Of<T>(IGraph<UniformFanInShape<T, T>, NotUsed> junction) =>
        GraphDsl.Create(b =>
        {
            var fanIn = b.Add(junction);
            var inlets = new Inlet<T>[fanIn.Ins.Count];
            for (var i = 0; i < inlets.Length; i++)
            {
                var detacher = b.Add(new Detacher<T>());
                b.From(detacher.Outlet).To(fanIn.In(i));
                inlets[i] = detacher.Inlet;
            }

            return new UniformFanInShape<T, T>(fanIn.Out, inlets);
        });
}
