import { ConnectionQuality, ConnectionQualityInfo, ConnectionQualityUpdate } from '@livekit/protocol';
import type { Participant } from './participant.js';
import type { Room } from './room.js';

/** How often the quality of the publishers' connections is told, in ms. */
export const qualityInterval = 5000;

/** Tells everybody in the room how well its publishers are received. Silent publishers, whose loss nobody knows, are left out. */
export function announceQuality(room: Room): void {
  const updates: ConnectionQualityInfo[] = [];
  for (const participant of room.participants.values()) {
    const loss = worstLoss(participant);
    if (loss === undefined) continue;
    updates.push(new ConnectionQualityInfo({ participantSid: participant.sid, quality: quality(loss), score: 5 - 4 * Math.min(1, loss * 5) }));
  }
  if (updates.length === 0) return;
  const value = new ConnectionQualityUpdate({ updates });
  for (const participant of room.participants.values()) participant.connection?.send({ case: 'connectionQuality', value });
}

function worstLoss(participant: Participant): number | undefined {
  const losses = [...participant.tracks.values()].map((track) => track.loss.take()).filter((loss) => loss !== undefined);
  return losses.length === 0 ? undefined : Math.max(...losses);
}

function quality(loss: number): ConnectionQuality {
  if (loss < 0.02) return ConnectionQuality.EXCELLENT;
  return loss < 0.1 ? ConnectionQuality.GOOD : ConnectionQuality.POOR;
}
