namespace AkkaVoice.LocalRealtime.Brains;

/// <summary>Makes one brain for each connection. Must be safe to call from several threads.</summary>
public interface IRealtimeBrainFactory
{
    /// <summary>Makes the brain of a new connection; called before <c>session.created</c> is sent, so it must be quick.</summary>
    /// <param name="context">What is known about the connection.</param>
    IRealtimeBrain Create(BrainContext context);
}
