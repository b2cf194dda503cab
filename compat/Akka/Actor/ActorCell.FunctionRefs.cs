using Akka.Actor.Internal;
using Akka.Util.Internal;

namespace Akka.Actor;

public partial class ActorCell
{
    private Dictionary<string, FunctionRef> _functionRefs;

    /// <summary>
    /// Adds a reference below this actor that runs a function on the sender's thread for each message, and another one once when it is stopped.
    /// </summary>
    internal FunctionRef AddFunctionRef(Action<IActorRef, object> tell, string suffix = "", Action stopped = null)
    {
        var name = Base64Names.Encode("$$", Interlocked.Increment(ref _nextAnonymousName));
        if (!string.IsNullOrEmpty(suffix))
            name += "-" + suffix;
        var path = new ChildActorPath(_self.Path, name, NewUid());
        var functionRef = new FunctionRef(path, _system.Provider, _system, tell, stopped);
        lock (_self)
            (_functionRefs ??= []).Add(name, functionRef);
        return functionRef;
    }

    /// <summary>Takes a function reference out and stops it; false when it was not this actor's.</summary>
    internal bool RemoveFunctionRef(FunctionRef functionRef)
    {
        lock (_self)
        {
            if (_functionRefs is null || !_functionRefs.Remove(functionRef.Path.Name))
                return false;
        }

        functionRef.Stop();
        return true;
    }

    protected void StopFunctionRefs()
    {
        Dictionary<string, FunctionRef> functionRefs;
        lock (_self)
        {
            functionRefs = _functionRefs;
            _functionRefs = null;
        }

        if (functionRefs is null)
            return;
        foreach (var functionRef in functionRefs.Values)
            functionRef.Stop();
    }

    private bool TryGetFunctionRef(string name, long uid, out FunctionRef functionRef)
    {
        functionRef = null;
        lock (_self)
        {
            if (_functionRefs is null || !_functionRefs.TryGetValue(name, out functionRef))
                return false;
        }

        return uid == UndefinedUid || uid == functionRef.Path.Uid;
    }
}
