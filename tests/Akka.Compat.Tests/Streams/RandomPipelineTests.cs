using Akka.Compat.Tests.Stress;
using Akka.Streams;
using Akka.Streams.Dsl;
using Akka.Streams.Supervision;
using Xunit.Abstractions;
using Kind = Akka.Compat.Tests.Streams.OperatorModel.Kind;

namespace Akka.Compat.Tests.Streams;

/// <summary>Fused chains of random operators do what a plain model of them does, call for call.</summary>
public sealed class RandomPipelineTests(ITestOutputHelper output) : StreamSpec
{
    private const int Elements = 25;
    private static readonly Kind[] Kinds = Enum.GetValues<Kind>();

    [Fact]
    public Task Chains_of_operators_call_their_functions_in_the_order_of_the_elements_and_end_as_they_should() =>
        Schedules.Run(output, 400, async (random, _) =>
        {
            var steps = Enumerable.Range(0, random.Next(1, 40)).Select(_ => Any(random)).ToList();
            var directive = (Directive)random.Next(3);
            var model = new OperatorModel(steps, _ => directive);
            model.Run(Elements);

            var trace = new List<string>();
            var source = Source.From(Enumerable.Range(0, Elements));
            for (var i = 0; i < steps.Count; i++)
                source = Append(source, i, steps[i], trace);
            var run = source.Select(x =>
                {
                    trace.Add($"out {x}");
                    return x;
                })
                .WithAttributes(ActorAttributes.CreateSupervisionStrategy(_ => directive))
                .RunWith(Sink.Ignore<int>(), Materializer);
            var failure = await Record.ExceptionAsync(() => run.WaitAsync(Bound));

            var what = $"{directive}: {string.Join(' ', steps)}";
            Assert.True(model.Trace.SequenceEqual(trace), $"{what}\nexpected {string.Join(", ", model.Trace)}\nactual   {string.Join(", ", trace)}");
            var expected = model.Failure is OperatorModel.LimitReached ? typeof(StreamLimitReachedException) : model.Failure?.GetType();
            Assert.True(failure?.GetType() == expected, $"{what}\nexpected {model.Failure}\nactual   {failure}");
            if (failure is StreamFailure)
                Assert.Equal(model.Failure!.Message, failure.Message);
        });

    private static OperatorModel.Step Any(Random random) => random.Next(3) == 0
        ? new OperatorModel.Step(Kind.Select, random.Next(8))
        : new OperatorModel.Step(Kinds[random.Next(Kinds.Length)], random.Next(20));

    private static Source<int, NotUsed> Append(Source<int, NotUsed> source, int at, OperatorModel.Step step, List<string> trace) => step.Kind switch
    {
        Kind.Select => source.Select(x => step.Map(at, x, trace)),
        Kind.Where => source.Where(x => step.Test(at, x, trace)),
        Kind.Collect => source.Collect(x => step.Test(at, x, trace), x => x),
        Kind.Skip => source.Skip(step.Argument),
        Kind.SkipWhile => source.SkipWhile(x => step.Test(at, x, trace)),
        Kind.Take => source.Take(step.Argument),
        Kind.TakeWhile => source.TakeWhile(x => step.Test(at, x, trace)),
        Kind.TakeWhileInclusive => source.TakeWhile(x => step.Test(at, x, trace), inclusive: true),
        Kind.Limit => source.Limit(step.Argument),
        _ => source.SelectMany(x => step.Expand(at, x, trace)),
    };
}
