namespace Akka.Util;

/// <summary>An on/off state whose transitions run an action at most once each.</summary>
public class Switch
{
    private readonly Lock _gate = new();
    private bool _on;

    public Switch(bool startAsOn = false) => _on = startAsOn;

    public bool IsOn => Volatile.Read(ref _on);

    public bool IsOff => !IsOn;

    /// <summary>Runs the action and changes the state when it was <paramref name="from"/>; an action that throws leaves the state as it was.</summary>
    protected bool TranscendFrom(bool from, Action action)
    {
        lock (_gate)
        {
            if (_on != from)
                return false;
            _on = !from;
            try
            {
                action();
            }
            catch
            {
                _on = from;
                throw;
            }

            return true;
        }
    }

    public bool SwitchOff(Action action) => TranscendFrom(true, action);

    public bool SwitchOn(Action action) => TranscendFrom(false, action);

    public bool SwitchOff() => TranscendFrom(true, static () => { });

    public bool SwitchOn() => TranscendFrom(false, static () => { });

    public bool IfOn(Action action) => RunIf(true, action);

    public bool IfOff(Action action) => RunIf(false, action);

    public bool WhileOn(Action action) => RunLockedIf(true, action);

    public bool WhileOff(Action action) => RunLockedIf(false, action);

    public void Locked(Action action)
    {
        lock (_gate)
            action();
    }

    private bool RunIf(bool wanted, Action action)
    {
        if (IsOn != wanted)
            return false;
        action();
        return true;
    }

    private bool RunLockedIf(bool wanted, Action action)
    {
        lock (_gate)
            return RunIf(wanted, action);
    }
}
