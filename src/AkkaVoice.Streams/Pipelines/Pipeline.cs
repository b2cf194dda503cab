using Akka;
using Akka.Streams.Dsl;
using AkkaVoice.Audio;
using AkkaVoice.Streams.Stages;

namespace AkkaVoice.Streams.Pipelines;

/// <summary>Stages in a row, read and checked, from which a flow is made for every session.</summary>
public sealed class Pipeline
{
    private readonly IReadOnlyList<(string Stage, StageFactory Factory)> _stages;

    internal Pipeline(string name, FailurePolicy onStageFailure, IReadOnlyList<(string Stage, StageFactory Factory)> stages)
    {
        Name = name;
        OnStageFailure = onStageFailure;
        _stages = stages;
    }

    /// <summary>The pipeline's name: <c>input</c> or <c>output</c>.</summary>
    public string Name { get; }

    /// <summary>What happens when a stage fails.</summary>
    public FailurePolicy OnStageFailure { get; }

    /// <summary>The stages in the order in which audio passes them, as events name them: <c>input[0] dc-removal</c>.</summary>
    public IEnumerable<string> Stages => _stages.Select(stage => stage.Stage);

    /// <summary>
    /// Makes the flow for one session. A stage that cannot be made is a stage that has failed, from the first sample on.
    /// <para>Emits, backpressures, completes and cancels as its stages do. Holds at most what its stages hold and, where the policy is
    /// bypass, copies of up to two seconds of audio that a stage is holding back.</para>
    /// <para>Ownership: takes frames and gives frames.</para>
    /// </summary>
    /// <param name="publish">Takes what the stages tell; see <see cref="StageEvent"/> for how.</param>
    /// <exception cref="StageException">A stage could not be made, and the policy is <see cref="FailurePolicy.EndSession"/>.</exception>
    public Flow<AudioFrame, AudioFrame, NotUsed> Build(Action<StageEvent> publish)
    {
        var flow = Flow.Create<AudioFrame>();
        foreach (var (stage, factory) in _stages)
        {
            if (Make(stage, factory, publish) is { } made)
                flow = flow.Via(BidiFlow.FromGraph(new GuardStage(stage, OnStageFailure, publish)).Join(made));
        }

        return flow;
    }

    private Flow<AudioFrame, AudioFrame, NotUsed>? Make(string stage, StageFactory factory, Action<StageEvent> publish)
    {
        try
        {
            return factory(new StageContext(stage, publish)) ?? throw new InvalidOperationException("Its factory gave nothing.");
        }
        catch (Exception e)
        {
            var bypassed = OnStageFailure == FailurePolicy.Bypass;
            publish(new StageFailed(stage, 0, bypassed, e));
            return bypassed ? null : throw new StageException(stage, e);
        }
    }
}
