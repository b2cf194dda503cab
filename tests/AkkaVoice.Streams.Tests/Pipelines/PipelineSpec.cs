using Akka;
using Akka.Streams.Dsl;
using AkkaVoice.Audio;
using AkkaVoice.Streams.Pipelines;
using AkkaVoice.Streams.Stages;
using AkkaVoice.Streams.Tests.Stages;

namespace AkkaVoice.Streams.Tests.Pipelines;

/// <summary>Pipelines of planted stages.</summary>
public abstract class PipelineSpec : StageSpec
{
    protected StageFailed Failed => Assert.Single(Events.OfType<StageFailed>());

    protected Flow<AudioFrame, AudioFrame, NotUsed> Pipeline(FailurePolicy policy, params StageFactory[] stages) =>
        new Pipeline("input", policy, [.. stages.Select((factory, i) => ($"input[{i}] planted", factory))]).Build(Events.Enqueue);

    /// <summary>A stage that adds 1 to every value and throws at the frame of the given number, after having spoiled half of it.</summary>
    protected static StageFactory AddsOneUntil(int frame) =>
        context => AudioFlows.InPlace(context.Stage, () => new AddOne(frame));

    /// <summary>A stage of composed operators that does what a function says, frame by frame.</summary>
    protected static StageFactory Does(Func<AudioFrame, int, AudioFrame> work) => _ =>
        Flow.Create<AudioFrame>().StatefulSelectMany(() =>
        {
            var count = 0;
            return new Func<AudioFrame, IEnumerable<AudioFrame>>(frame => [work(frame, count++)]);
        });

    private sealed class AddOne(int until) : IFrameProcessor
    {
        private int _frames;

        public void Process(AudioFrame frame)
        {
            var values = frame.Samples;
            for (var i = 0; i < values.Length; i++)
            {
                if (_frames == until && i == values.Length / 2)
                    throw new InvalidDataException("planted");
                values[i]++;
            }

            _frames++;
        }
    }
}
