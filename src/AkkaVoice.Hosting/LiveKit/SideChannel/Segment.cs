using AkkaVoice.Actors.Events;

namespace AkkaVoice.Hosting.LiveKit.SideChannel;

/// <summary>
/// The words of one item, on their way to the room. The person's are sent anew, and whole, each time they change; the agent's are one
/// stream that grows with what is heard.
/// </summary>
/// <param name="role">Whose words.</param>
/// <param name="itemId">The item.</param>
internal sealed class Segment(Speaker role, string itemId)
{
    private readonly Lock _lock = new();
    private string _text = "";
    private bool _final;
    private bool _changed;

    public Speaker Role { get; } = role;

    public string ItemId { get; } = itemId;

    /// <summary>The segment's id in the room.</summary>
    public string Id { get; } = $"SG_{itemId}";

    /// <summary>What of the agent's words was sent already.</summary>
    public string Sent { get; set; } = "";

    /// <summary>The agent's stream once it has begun.</summary>
    public ITextStream? Stream { get; set; }

    /// <summary>The agent's track when its stream began; null when it had none.</summary>
    public string? Track { get; set; }

    /// <summary>How often in a row it could not be told.</summary>
    public int Failures { get; set; }

    /// <summary>The agent's words begin anew, in another stream.</summary>
    /// <returns>The stream so far.</returns>
    public ITextStream? Restart()
    {
        var former = Stream;
        (Stream, Track, Sent) = (null, null, "");
        return former;
    }

    /// <summary>What was taken could not be sent.</summary>
    public void PutBack()
    {
        lock (_lock) _changed = true;
    }

    /// <summary>There are more words, or others; or they are the last.</summary>
    public void Put(string text, bool final)
    {
        lock (_lock)
        {
            if (_final) return;
            // What was heard once stays heard, even where a later estimate is more careful.
            var grows = Role == Speaker.User || text.Length > _text.Length;
            if (!final && (!grows || text == _text)) return;
            if (grows) _text = text;
            (_final, _changed) = (final, true);
        }
    }

    /// <summary>Takes what is to be sent; null when nothing has changed since.</summary>
    public (string Text, bool Final)? Take()
    {
        lock (_lock)
        {
            if (!_changed) return null;
            _changed = false;
            return (_text, _final);
        }
    }
}
