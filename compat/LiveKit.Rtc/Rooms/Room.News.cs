using LiveKit.Rtc.Native;
using LiveKit.Rtc.Proto;
using Happened = LiveKit.Rtc.Proto.RoomEvent.MessageOneofCase;

namespace LiveKit.Rtc;

public sealed partial class Room
{
    /// <summary>What is told about the room and those in it, and what they send.</summary>
    private void TakeNews(RoomEvent e)
    {
        switch (e.MessageCase)
        {
            case Happened.ActiveSpeakersChanged:
                Raise(ActiveSpeakersChanged, [.. e.ActiveSpeakersChanged.ParticipantIdentities.Select(Anybody).OfType<Participant>()]);
                break;
            case Happened.RoomMetadataChanged:
                _connection!.Info.Metadata = e.RoomMetadataChanged.Metadata;
                Raise(RoomMetadataChanged, e.RoomMetadataChanged.Metadata);
                break;
            case Happened.RoomSidChanged:
                _connection!.Info.Sid = e.RoomSidChanged.Sid;
                Raise(RoomSidChanged, e.RoomSidChanged.Sid);
                break;
            case Happened.RoomUpdated:
                _connection!.Info = e.RoomUpdated;
                Raise(RoomUpdated);
                break;
            case Happened.Moved:
                _connection!.Info = e.Moved;
                Raise(Moved);
                break;
            case Happened.ParticipantMetadataChanged when Anybody(e.ParticipantMetadataChanged.ParticipantIdentity) is { } p:
                p.SetMetadata(e.ParticipantMetadataChanged.Metadata);
                Raise(ParticipantMetadataChanged, p);
                break;
            case Happened.ParticipantNameChanged when Anybody(e.ParticipantNameChanged.ParticipantIdentity) is { } p:
                p.SetName(e.ParticipantNameChanged.Name);
                Raise(ParticipantNameChanged, p);
                break;
            case Happened.ParticipantAttributesChanged when Anybody(e.ParticipantAttributesChanged.ParticipantIdentity) is { } p:
                p.SetAttributes(e.ParticipantAttributesChanged.Attributes);
                Raise(ParticipantAttributesChanged, new(e.ParticipantAttributesChanged.ChangedAttributes.ToDictionary(a => a.Key, a => a.Value), p));
                break;
            case Happened.ParticipantPermissionChanged when Anybody(e.ParticipantPermissionChanged.ParticipantIdentity) is { } p:
                p.Info.Permission = e.ParticipantPermissionChanged.Permission;
                Raise(ParticipantPermissionChanged, p);
                break;
            case Happened.ParticipantsUpdated:
                foreach (var info in e.ParticipantsUpdated.Participants)
                    Anybody(info.Identity)?.Update(info);
                break;
            case Happened.ConnectionQualityChanged when Anybody(e.ConnectionQualityChanged.ParticipantIdentity) is { } p:
                p.ConnectionQuality = (ConnectionQuality)e.ConnectionQualityChanged.Quality;
                Raise(ConnectionQualityChanged, new((ConnectionQuality)e.ConnectionQualityChanged.Quality, p));
                break;
            case Happened.DataPacketReceived:
                OnPacket(e.DataPacketReceived);
                break;
            case Happened.TranscriptionReceived:
                OnTranscription(e.TranscriptionReceived);
                break;
            case Happened.TextStreamOpened:
                OnTextStream(e.TextStreamOpened);
                break;
            case Happened.ByteStreamOpened:
                OnByteStream(e.ByteStreamOpened);
                break;
            default:
                OwnedHandles.Release(e);
                break;
        }
    }

    private unsafe void OnPacket(DataPacketReceived packet)
    {
        var sender = _remoteParticipants.GetValueOrDefault(packet.ParticipantIdentity);
        if (packet.User is { } user)
        {
            var data = new ReadOnlySpan<byte>((void*)user.Data.Data.DataPtr, checked((int)user.Data.Data.DataLen)).ToArray();
            OwnedHandles.Drop(user.Data.Handle);
            Raise(DataReceived, new(data, sender, packet.Kind == DataPacketKind.KindReliable, user.HasTopic && user.Topic.Length > 0 ? user.Topic : null));
        }
        else if (packet.SipDtmf is { } key)
        {
            Raise(DtmfReceived, new((int)key.Code, key.Digit, sender));
        }
    }

    private void OnTranscription(TranscriptionReceived received)
    {
        var segments = received.Segments.Select(s => new TranscriptionSegment(s.Id, s.Text, (long)s.StartTime, (long)s.EndTime, s.Final, s.Language));
        Raise(TranscriptionReceived, new(new Transcription(received.ParticipantIdentity, received.TrackSid, [.. segments]), Anybody(received.ParticipantIdentity)));
    }
}
