using Akka.Streams.Implementation.Interpreter;

namespace Akka.Streams.Stage;

/// <summary>Ignores elements; ends the stage when upstream ends.</summary>
public sealed class EagerTerminateInput : InHandler
{
    public static readonly EagerTerminateInput Instance = new();

    private EagerTerminateInput()
    {
    }

    public override void OnPush()
    {
    }
}

/// <summary>Ignores elements and completion; fails the stage when upstream fails.</summary>
public sealed class IgnoreTerminateInput : InHandler
{
    public static readonly IgnoreTerminateInput Instance = new();

    private IgnoreTerminateInput()
    {
    }

    public override void OnPush()
    {
    }

    public override void OnUpstreamFinish()
    {
    }
}

/// <summary>Ignores elements; completes the stage with upstream when the predicate holds then; fails it when upstream fails.</summary>
public class ConditionalTerminateInput : InHandler
{
    private readonly Func<bool> _predicate;

    public ConditionalTerminateInput(Func<bool> predicate)
    {
        _predicate = predicate;
    }

    public override void OnPush()
    {
    }

    public override void OnUpstreamFinish()
    {
        if (_predicate())
            GraphInterpreter.Current.Active.CompleteStage();
    }
}

/// <summary>Ignores everything, failures too.</summary>
public sealed class TotallyIgnorantInput : InHandler
{
    public static readonly TotallyIgnorantInput Instance = new();

    private TotallyIgnorantInput()
    {
    }

    public override void OnPush()
    {
    }

    public override void OnUpstreamFinish()
    {
    }

    public override void OnUpstreamFailure(Exception e)
    {
    }
}

/// <summary>Ignores demand; ends the stage when downstream cancels.</summary>
public sealed class EagerTerminateOutput : OutHandler
{
    public static readonly EagerTerminateOutput Instance = new();

    private EagerTerminateOutput()
    {
    }

    public override void OnPull()
    {
    }
}

/// <summary>Ignores demand and cancellation.</summary>
public sealed class IgnoreTerminateOutput : OutHandler
{
    public static readonly IgnoreTerminateOutput Instance = new();

    private IgnoreTerminateOutput()
    {
    }

    public override void OnPull()
    {
    }

    public override void OnDownstreamFinish(Exception cause)
    {
    }
}

/// <summary>Ignores demand; ends the stage when downstream cancels and the predicate holds then.</summary>
public class ConditionalTerminateOutput : OutHandler
{
    private readonly Func<bool> _predicate;

    public ConditionalTerminateOutput(Func<bool> predicate)
    {
        _predicate = predicate;
    }

    public override void OnPull()
    {
    }

    public override void OnDownstreamFinish(Exception cause)
    {
        if (_predicate())
            GraphInterpreter.Current.Active.CancelStage(cause);
    }
}
