using Akka.Streams.Implementation.Interpreter;
using Akka.Streams.Implementation.Stages;
using Akka.Streams.Stage;

namespace Akka.Streams.Implementation.Materialization;

/// <summary>What will run on one island.</summary>
internal sealed class IslandPlan
{
    private GraphStageLogic[] _logics = new GraphStageLogic[8];
    private int _count;
    private int _stages;
    private Attributes _stageAttributes;

    public IslandPlan(Attributes attributes)
    {
        Attributes = attributes;
    }

    /// <summary>Attributes of the graph that the island was made for.</summary>
    public Attributes Attributes { get; }

    public bool IsEmpty => _count == 0;

    /// <summary>Whether it has no stage: only a publisher's subscriber and a subscriber's publisher, joined.</summary>
    public bool IsWire => _count == 2 && Array.Exists(_logics, logic => logic is IWireEnd { IsJoined: true });

    /// <summary>
    /// Elements that a boundary into this island holds. Only an island that consists of one stage has a say in it: that is what people
    /// see who put an input buffer on a graph with several stages.
    /// </summary>
    public int InputBufferSize(Attributes defaults) =>
        (_stages == 1 ? _stageAttributes : defaults).GetMandatoryAttribute<Attributes.InputBuffer>().Max;

    public string DispatcherName => Effective.GetMandatoryAttribute<ActorAttributes.Dispatcher>().Name;

    public int SyncProcessingLimit => Effective.GetMandatoryAttribute<ActorAttributes.SyncProcessingLimit>().Limit;

    public string Name => Attributes.GetNameOrDefault();

    private Attributes Effective => _stages == 1 ? _stageAttributes : Attributes;

    public void AddStage(GraphStageLogic logic, Attributes attributes)
    {
        _stages++;
        _stageAttributes = attributes;
        Add(logic);
    }

    /// <summary>Adds a logic that is no stage of the graph: the end of a boundary, or an adapter.</summary>
    public void Add(GraphStageLogic logic)
    {
        if (_count == _logics.Length)
            Array.Resize(ref _logics, _count * 2);
        _logics[_count++] = logic;
    }

    /// <summary>Gives a stage to another island, which does not count it as one of its stages.</summary>
    public void MoveTo(IslandPlan other, GraphStageLogic logic)
    {
        var index = Array.IndexOf(_logics, logic, 0, _count);
        Array.Copy(_logics, index + 1, _logics, index, _count - index - 1);
        _logics[--_count] = null;
        other.Add(logic);
        if (--_stages == 1)
            _stageAttributes = Array.Find(_logics, stage => stage?.Attributes != null).Attributes;
    }

    public GraphStageLogic[] ToLogics()
    {
        var logics = _logics.AsSpan(0, _count).ToArray();
        foreach (var logic in logics)
            logic.Connected();
        StageRun.Form(logics);
        return logics;
    }
}
