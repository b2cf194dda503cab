using LiveKit.Rtc.Proto;

namespace LiveKit.Rtc.Native;

/// <summary>Releases what an event or answer brings, when nobody is there to take it.</summary>
internal static class OwnedHandles
{
    internal static void Release(FfiEvent unwanted)
    {
        switch (unwanted.MessageCase)
        {
            case FfiEvent.MessageOneofCase.RoomEvent:
                Release(unwanted.RoomEvent);
                break;
            case FfiEvent.MessageOneofCase.Connect when unwanted.Connect.Result is { } connected:
                Release(connected);
                break;
            case FfiEvent.MessageOneofCase.PublishTrack:
                Drop(unwanted.PublishTrack.Publication?.Handle);
                break;
            case FfiEvent.MessageOneofCase.TextStreamOpen:
                Drop(unwanted.TextStreamOpen.Writer?.Handle);
                break;
            case FfiEvent.MessageOneofCase.ByteStreamOpen:
                Drop(unwanted.ByteStreamOpen.Writer?.Handle);
                break;
        }
    }

    internal static void Release(RoomEvent unwanted)
    {
        Drop(unwanted.MessageCase switch
        {
            RoomEvent.MessageOneofCase.ParticipantConnected => unwanted.ParticipantConnected.Info?.Handle,
            RoomEvent.MessageOneofCase.TrackPublished => unwanted.TrackPublished.Publication?.Handle,
            RoomEvent.MessageOneofCase.TrackSubscribed => unwanted.TrackSubscribed.Track?.Handle,
            RoomEvent.MessageOneofCase.DataPacketReceived => unwanted.DataPacketReceived.User?.Data?.Handle,
            RoomEvent.MessageOneofCase.TextStreamOpened => unwanted.TextStreamOpened.Reader?.Handle,
            RoomEvent.MessageOneofCase.ByteStreamOpened => unwanted.ByteStreamOpened.Reader?.Handle,
            RoomEvent.MessageOneofCase.DataTrackPublished => unwanted.DataTrackPublished.Track?.Handle,
            _ => null,
        });
    }

    private static void Release(ConnectCallback.Types.Result connected)
    {
        foreach (var participant in connected.Participants)
        {
            foreach (var publication in participant.Publications)
                Drop(publication.Handle);
            Drop(participant.Participant?.Handle);
        }
        Drop(connected.LocalParticipant?.Handle);
        Drop(connected.Room?.Handle);
    }

    internal static void Drop(FfiOwnedHandle? handle)
    {
        if (handle is not null)
            FfiClient.Drop(handle.Id);
    }
}
