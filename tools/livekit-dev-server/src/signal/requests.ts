import {
  DisconnectReason,
  ParticipantTracks,
  Pong,
  RequestResponse,
  RequestResponse_Reason,
  SessionDescription,
  SignalTarget,
  TrackInfo,
  TrackPublishedResponse,
  TrackType,
  type AddTrackRequest,
  type UpdateParticipantMetadata,
  type UpdateSubscription,
} from '@livekit/protocol';
import { newId } from '../ids.js';
import type { Participant } from '../rooms/participant.js';
import type { Room } from '../rooms/room.js';
import type { Request } from './connection.js';

/** Does what a participant's client asks for. */
export async function handleRequest(room: Room, participant: Participant, request: Request): Promise<void> {
  const connection = participant.connection;
  switch (request.case) {
    case 'offer': {
      const sdp = await participant.publisher.answer(request.value.sdp);
      connection?.send({ case: 'answer', value: new SessionDescription({ type: 'answer', sdp, id: request.value.id }) });
      break;
    }
    case 'answer':
      await participant.subscriber.answer(request.value.sdp);
      break;
    case 'trickle': {
      const peer = request.value.target === SignalTarget.PUBLISHER ? participant.publisher : participant.subscriber;
      if (request.value.candidateInit !== '') await peer.addCandidate(request.value.candidateInit);
      break;
    }
    case 'addTrack':
      await addTrack(room, participant, request.value);
      break;
    case 'mute':
      mute(room, participant, request.value.sid, request.value.muted);
      break;
    case 'subscription':
      await changeSubscription(room, participant, request.value);
      break;
    case 'updateMetadata':
      describe(room, participant, request.value);
      break;
    case 'pingReq':
      connection?.send({
        case: 'pongResp',
        value: new Pong({ lastPingTimestamp: request.value.timestamp, timestamp: BigInt(Date.now()) }),
      });
      break;
    case 'ping':
      connection?.send({ case: 'pong', value: BigInt(Date.now()) });
      break;
    case 'leave':
      await room.remove(participant, DisconnectReason.CLIENT_INITIATED);
      break;
    // Sync state, track settings, layers and subscription permissions say nothing that matters for audio on one node.
    default:
      break;
  }
}

async function addTrack(room: Room, participant: Participant, request: AddTrackRequest): Promise<void> {
  if (request.type !== TrackType.AUDIO) return refuse(participant, 'only audio tracks are carried');
  if (!participant.permission.canPublish) return refuse(participant, 'the token does not allow to publish');

  const info = new TrackInfo({
    sid: newId(request.source === 2 ? 'TR_AM' : 'TR_AX'),
    type: request.type,
    name: request.name,
    source: request.source,
    muted: request.muted,
    disableDtx: request.disableDtx,
    stereo: request.stereo,
    disableRed: true,
    stream: request.stream,
    encryption: request.encryption,
    audioFeatures: request.audioFeatures,
    mimeType: 'audio/opus',
  });
  participant.connection?.send({ case: 'trackPublished', value: new TrackPublishedResponse({ cid: request.cid, track: info }) });
  await room.publish(participant, request.cid, info);
}

function refuse(participant: Participant, message: string): void {
  participant.connection?.send({
    case: 'requestResponse',
    value: new RequestResponse({ reason: RequestResponse_Reason.NOT_ALLOWED, message }),
  });
}

function mute(room: Room, participant: Participant, sid: string, muted: boolean): void {
  const track = participant.tracks.get(sid);
  if (!track || track.info.muted === muted) return;
  track.info.muted = muted;
  room.announce(participant);
}

async function changeSubscription(room: Room, participant: Participant, request: UpdateSubscription): Promise<void> {
  const sids = [...request.trackSids, ...request.participantTracks.flatMap((tracks: ParticipantTracks) => tracks.trackSids)];
  if (!request.subscribe) {
    for (const sid of sids) participant.unwanted.add(sid);
    return room.unsubscribe(participant, sids);
  }
  for (const sid of sids) participant.unwanted.delete(sid);
  const tracks = room.others(participant).flatMap((other) => [...other.tracks.values()]);
  await room.subscribe(participant, tracks.filter((track) => sids.includes(track.sid)));
}

function describe(room: Room, participant: Participant, request: UpdateParticipantMetadata): void {
  const allowed = participant.permission.canUpdateMetadata;
  if (allowed) {
    participant.describe(request);
    room.announce(participant);
  }
  // Without an answer the client's call runs into its timeout.
  participant.connection?.send({
    case: 'requestResponse',
    value: new RequestResponse({
      requestId: request.requestId,
      reason: allowed ? RequestResponse_Reason.OK : RequestResponse_Reason.NOT_ALLOWED,
      message: allowed ? '' : 'the token does not allow to update own metadata',
    }),
  });
}
