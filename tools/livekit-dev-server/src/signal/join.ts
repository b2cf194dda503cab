import {
  DisconnectReason,
  JoinResponse,
  LeaveRequest_Action,
  ParticipantUpdate,
  ReconnectResponse,
  RoomUpdate,
  SessionDescription,
  SignalTarget,
  TrickleRequest,
} from '@livekit/protocol';
import type { ClaimGrants } from 'livekit-server-sdk';
import type { WebSocket } from 'ws';
import { log } from '../log.js';
import { PublisherPeer } from '../media/publisher-peer.js';
import { SubscriberPeer } from '../media/subscriber-peer.js';
import { routeData } from '../rooms/data.js';
import { Participant } from '../rooms/participant.js';
import type { Room } from '../rooms/room.js';
import { SignalConnection } from './connection.js';
import { handleRequest } from './requests.js';
import { serverInfo, serverVersion } from './server-info.js';

/** Lets somebody into a room: who has the same identity is asked to leave, the rest is told of the newcomer. */
export async function join(room: Room, socket: WebSocket, grants: ClaimGrants, autoSubscribe: boolean): Promise<void> {
  const participant = new Participant(grants);
  participant.autoSubscribe = autoSubscribe;
  const namesake = room.participants.get(participant.identity);
  if (namesake) await room.remove(namesake, DisconnectReason.DUPLICATE_IDENTITY);

  participant.publisher = publisherOf(room, participant);
  participant.subscriber = subscriberOf(room, participant);
  room.enter(participant);
  const connection = connect(room, participant, socket);
  connection.send({
    case: 'join',
    value: new JoinResponse({
      room: room.info(),
      participant: participant.info(),
      otherParticipants: room.others(participant).filter((other) => !other.hidden).map((other) => other.info()),
      subscriberPrimary: true,
      fastPublish: true,
      pingInterval: 5,
      pingTimeout: 15,
      serverInfo: serverInfo(),
      serverVersion,
      enabledPublishCodecs: [{ mime: 'audio/opus' }],
    }),
  });
  room.announceNewcomer(participant);
  connection.run(() => participant.subscriber.negotiate(), 'first offer');
}

/** Takes a participant back whose signal connection dropped. Who is not known here any more has to join anew. */
export function resume(room: Room, socket: WebSocket, sid: string): void {
  const participant = [...room.participants.values()].find((candidate) => candidate.sid === sid);
  if (!participant) {
    const stranger = new SignalConnection(socket, `${room.name}/${sid}`, async () => {}, () => {});
    return stranger.leave(DisconnectReason.STATE_MISMATCH, LeaveRequest_Action.RECONNECT);
  }

  clearTimeout(participant.resumeTimer);
  const connection = connect(room, participant, socket);
  connection.send({
    case: 'reconnect',
    // The client sends again what comes after that packet.
    value: new ReconnectResponse({ serverInfo: serverInfo(), lastMessageSeq: participant.lastReliable }),
  });
  // Native clients forget everybody who is not in the first update after a resume.
  connection.send({
    case: 'update',
    value: new ParticipantUpdate({
      participants: [...room.participants.values()]
        .filter((other) => other === participant || !other.hidden)
        .map((other) => other.info()),
    }),
  });
  connection.send({ case: 'roomUpdate', value: new RoomUpdate({ room: room.info() }) });
  connection.run(() => participant.subscriber.renegotiate(), 'resume');
  log('participant resumed', { room: room.name, identity: participant.identity });
}

function connect(room: Room, participant: Participant, socket: WebSocket): SignalConnection {
  const connection: SignalConnection = new SignalConnection(
    socket,
    `${room.name}/${participant.identity}`,
    (request) => handleRequest(room, participant, request),
    (left) => {
      if (participant.connection !== connection) return;
      participant.connection = undefined;
      if (!left) room.expectResume(participant);
    },
  );
  participant.connection = connection;
  return connection;
}

function publisherOf(room: Room, participant: Participant): PublisherPeer {
  const published = (cid: string) => [...participant.tracks.values()].find((track) => track.cid === cid);
  return new PublisherPeer({
    trickle: (candidateInit) => trickle(participant, SignalTarget.PUBLISHER, candidateInit),
    rtp: (cid, packet) => published(cid)?.receive(packet),
    stopped: (cid) => {
      const track = published(cid);
      if (track) participant.connection?.run(() => room.unpublish(participant, track.sid), 'unpublish');
    },
    data: (label, bytes) => routeData(room, participant, label, bytes),
  });
}

function subscriberOf(room: Room, participant: Participant): SubscriberPeer {
  return new SubscriberPeer(participant.sid, {
    offer: (sdp) => participant.connection?.send({ case: 'offer', value: new SessionDescription({ type: 'offer', sdp }) }),
    trickle: (candidateInit) => trickle(participant, SignalTarget.SUBSCRIBER, candidateInit),
    ready: () => void room.activate(participant),
    receives: (track) => room.received(track),
  });
}

function trickle(participant: Participant, target: SignalTarget, candidateInit: string): void {
  participant.connection?.send({ case: 'trickle', value: new TrickleRequest({ candidateInit, target }) });
}
