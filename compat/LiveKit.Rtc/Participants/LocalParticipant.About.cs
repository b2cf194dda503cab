using LiveKit.Rtc.Participants;
using LiveKit.Rtc.Proto;

namespace LiveKit.Rtc;

/// <summary>What one says about oneself.</summary>
public sealed partial class LocalParticipant
{
    private readonly ChangeWatches _watches = new();

    /// <summary>Sets the text about oneself; the token must allow it (<c>canUpdateOwnMetadata</c>).</summary>
    public Task SetMetadataAsync(string metadata, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(metadata);
        return SetAsync(
            "Setting the metadata",
            () => Metadata == metadata,
            id => new FfiRequest { SetLocalMetadata = new SetLocalMetadataRequest { LocalParticipantHandle = Handle, Metadata = metadata, RequestAsyncId = id } },
            answer => answer.SetLocalMetadata.Error,
            cancellation);
    }

    /// <summary>Sets the name to show; the token must allow it (<c>canUpdateOwnMetadata</c>).</summary>
    public Task SetNameAsync(string name, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(name);
        return SetAsync(
            "Setting the name",
            () => Name == name,
            id => new FfiRequest { SetLocalName = new SetLocalNameRequest { LocalParticipantHandle = Handle, Name = name, RequestAsyncId = id } },
            answer => answer.SetLocalName.Error,
            cancellation);
    }

    /// <summary>Sets some attributes and leaves the others as they are; an empty value removes one. The token must allow it (<c>canUpdateOwnMetadata</c>).</summary>
    public Task SetAttributesAsync(IReadOnlyDictionary<string, string> attributes, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(attributes);
        return SetAsync(
            "Setting attributes",
            () => Attributes is var now && attributes.All(one => now.GetValueOrDefault(one.Key, "") == one.Value),
            id => new FfiRequest
            {
                SetLocalAttributes = new SetLocalAttributesRequest
                {
                    LocalParticipantHandle = Handle,
                    Attributes = { attributes.Select(a => new AttributesEntry { Key = a.Key, Value = a.Value }) },
                    RequestAsyncId = id,
                },
            },
            answer => answer.SetLocalAttributes.Error,
            cancellation);
    }

    internal override void OnChanged() => _watches.Look();

    /// <summary>
    /// Asks for a change of oneself. The native library begins to wait for the server's answer after it has asked: one that is very fast is lost, and
    /// reported as a timeout after five seconds. The change itself is not lost, and tells the same.
    /// </summary>
    private async Task SetAsync(
        string operation, Func<bool> isSo, Func<ulong, FfiRequest> request, Func<FfiEvent, string> error, CancellationToken cancellation)
    {
        using var watch = _watches.Add(isSo);
        using var enough = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var answer = _room.AskAsync(operation, request, enough.Token);
        if (await Task.WhenAny(answer, watch.Seen).ConfigureAwait(false) == answer)
        {
            var said = error(await answer.ConfigureAwait(false));
            if (said.Length == 0 || !isSo())
                Check(operation, said);
            return;
        }

        enough.Cancel();
        await ((Task)answer).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }
}
