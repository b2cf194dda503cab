import { DataPacket } from '@livekit/protocol';
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
  if (label === '_reliable' && isRepeated(sender, packet)) return;
  // Nor does the genuine server let anybody else say who said what.
  if (packet.value.case === 'transcription' && !sender.isAgent) return;
  packet.participantSid = sender.sid;
  if (!speaksForOthers(sender, packet)) packet.participantIdentity = sender.identity;
  if (packet.value.case === 'user') {
    packet.value.value.participantIdentity = sender.identity;
    packet.value.value.participantSid = sender.sid;
  }
  deliverData(room, label, packet, room.others(sender));
}

/** Who resumes sends again what the server may have missed; receivers take a part of a stream that comes twice for a broken stream. */
function isRepeated(sender: Participant, packet: DataPacket): boolean {
  if (packet.sequence === 0) return false;
  if (packet.sequence <= sender.lastReliable) return true;
  sender.lastReliable = packet.sequence;
  return false;
}

/** Agents begin texts in the name of others: what a person said, as the genuine server lets them. It marks such a text as not the person's own. */
function speaksForOthers(sender: Participant, packet: DataPacket): boolean {
  const header = packet.value.case === 'streamHeader' ? packet.value.value.contentHeader : undefined;
  if (header?.case !== 'textHeader' || !sender.isAgent) return false;
  if (packet.participantIdentity === '' || packet.participantIdentity === sender.identity) return false;
  header.value.generated = true;
  return true;
}

/** Sends a packet to those among `candidates` whom it names; to all of them when it names nobody. */
export function deliverData(room: Room, label: string, packet: DataPacket, candidates: Participant[]): void {
  const user = packet.value.case === 'user' ? packet.value.value : undefined;
  const identities = new Set([...packet.destinationIdentities, ...(user?.destinationIdentities ?? [])]);
  const sids = new Set(user?.destinationSids ?? []);
  const everyone = identities.size === 0 && sids.size === 0;
  const stamped = packet.toBinary();
  // What a participant sends reliably reaches also those who are just coming in.
  const keep = label === '_reliable' && packet.sequence > 0;
  for (const participant of candidates) {
    if (!everyone && !identities.has(participant.identity) && !sids.has(participant.sid)) continue;
    if (!participant.subscriber.send(label, stamped, keep)) {
      log('data packet lost: channel not open', { room: room.name, to: participant.identity, kind: packet.value.case });
    }
  }
}
