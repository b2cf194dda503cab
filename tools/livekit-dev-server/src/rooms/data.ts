import { DataPacket, ParticipantInfo_Kind } from '@livekit/protocol';
import { log } from '../log.js';
import type { Participant } from './participant.js';
import type { Room } from './room.js';

/** Hands a data packet to those it is meant for, on the channel it came by, stamped with who sent it. */
export function routeData(room: Room, sender: Participant, label: string, bytes: Uint8Array): void {
  // Other labels (media data tracks) are not carried.
  if (label !== '_reliable' && label !== '_lossy') return;
  if (!sender.permission.canPublishData) return;
  let packet: DataPacket;
  try {
    packet = DataPacket.fromBinary(bytes);
  } catch (error) {
    log('data packet not understood', { room: room.name, identity: sender.identity, error });
    return;
  }
  if (!speaksForOthers(sender, packet)) {
    packet.participantIdentity = sender.identity;
    packet.participantSid = sender.sid;
  }
  if (packet.value.case === 'user') {
    packet.value.value.participantIdentity = sender.identity;
    packet.value.value.participantSid = sender.sid;
  }
  deliverData(room, label, packet, room.others(sender));
}

/** Agents send text of others in their name: what a person said, as the genuine server lets them. */
function speaksForOthers(sender: Participant, packet: DataPacket): boolean {
  const isStream = packet.value.case === 'streamHeader' || packet.value.case === 'streamChunk' || packet.value.case === 'streamTrailer';
  return sender.kind === ParticipantInfo_Kind.AGENT && isStream && packet.participantIdentity !== '';
}

/** Sends a packet to those among `candidates` whom it names; to all of them when it names nobody. */
export function deliverData(room: Room, label: string, packet: DataPacket, candidates: Participant[]): void {
  const user = packet.value.case === 'user' ? packet.value.value : undefined;
  const identities = new Set([...packet.destinationIdentities, ...(user?.destinationIdentities ?? [])]);
  const sids = new Set(user?.destinationSids ?? []);
  const everyone = identities.size === 0 && sids.size === 0;
  const stamped = packet.toBinary();
  for (const participant of candidates) {
    if (!everyone && !identities.has(participant.identity) && !sids.has(participant.sid)) continue;
    if (!participant.subscriber.send(label, stamped)) {
      log('data packet lost: channel not open', { room: room.name, to: participant.identity, kind: packet.value.case });
    }
  }
}
