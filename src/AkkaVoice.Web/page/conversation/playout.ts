import { FRAME_SAMPLES, SAMPLE_RATE, type PlayoutReport } from "../audio/frames";

type Stretch = { id: string; responseId: string; epoch: number; position: number; heardBefore: number; arrivedAt: number | null; hasStarted: boolean };

export type Sounding = { id: string; responseId: string; heardMs: number; startedAfterMs: number | null };

const MS_PER_SAMPLE = 1000 / SAMPLE_RATE;
const MOST_STRETCHES = 64;

/** Whose voice sounds, for how long it has, and how long its first sound took from its arrival here: from the room's messages and the worklet's reports. */
export class Playout {
  private readonly stretches: Stretch[] = [];
  private readonly heardMs = new Map<string, number>();

  /** An item's voice begins at a position of an epoch; again, after a pause. */
  begin(id: string, responseId: string, epoch: number, position: number): void {
    this.stretches.push({ id, responseId, epoch, position, heardBefore: this.heard(id), arrivedAt: null, hasStarted: false });
    if (this.stretches.length > MOST_STRETCHES) this.stretches.shift();
  }

  arrived(epoch: number, position: number, now: number): void {
    const stretch = this.stretches.find((s) => s.epoch === epoch && s.arrivedAt === null && s.position < position + FRAME_SAMPLES);
    if (stretch) stretch.arrivedAt = now;
  }

  /** Takes a report; tells what sounds, and in the first report that shows it how long its start took. */
  report(report: PlayoutReport, now: number): Sounding | null {
    const stretch = this.stretches.findLast((s) => s.epoch === report.epoch && s.position < report.played);
    if (!stretch) return null;
    const soundedMs = (report.played - stretch.position) * MS_PER_SAMPLE;
    const heardMs = stretch.heardBefore + soundedMs;
    this.heardMs.set(stretch.id, heardMs);
    const startedAfterMs = stretch.hasStarted || stretch.arrivedAt === null ? null : Math.max(0, now - soundedMs - stretch.arrivedAt);
    stretch.hasStarted = true;
    return { id: stretch.id, responseId: stretch.responseId, heardMs, startedAfterMs };
  }

  heard(id: string): number {
    return this.heardMs.get(id) ?? 0;
  }
}
