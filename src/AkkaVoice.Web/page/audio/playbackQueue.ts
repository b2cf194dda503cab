import { FRAME_SAMPLES, type PlayoutReport } from "./frames";

/** Voice kept back before it begins, so that one late frame is no gap: a frame more than the one that sounds, or 20 ms of waiting. */
const START_SAMPLES = 2 * FRAME_SAMPLES;
const START_PATIENCE = FRAME_SAMPLES;
/** A cut fades out over 5 ms: an abrupt one clicks. */
const FADE_SAMPLES = 120;
/** A pause up to 300 ms long between frames of one epoch is a gap inside speech; a longer one lay between two answers. */
const LONGEST_GAP = 7_200;

/** The voice that waits to sound, and the position that is true: samples read out of here were given to the audio device. */
export class PlaybackQueue {
  private readonly waiting: Int16Array[] = [];
  private offset = 0;
  private queued = 0;
  private epoch = 0;
  private played = 0;
  private playing = false;
  private waited = 0;
  private dry = 0;
  private concealed = 0;
  private fade: Float32Array = new Float32Array(0);

  get report(): PlayoutReport {
    return { epoch: this.epoch, played: this.played, playing: this.playing, concealed: this.concealed };
  }

  add(epoch: number, samples: Int16Array): void {
    if (epoch !== this.epoch || samples.length === 0) return;
    this.waiting.push(samples);
    this.queued += samples.length;
  }

  /** Forgets what has not sounded, and takes voice of a new epoch only. */
  clear(epoch: number): void {
    this.fade = this.fadeOut();
    this.waiting.length = 0;
    this.offset = this.queued = this.played = this.waited = this.dry = 0;
    this.playing = false;
    this.epoch = epoch;
  }

  /** Fills the output with what sounds next; silence where there is nothing. */
  read(output: Float32Array): void {
    const from = this.readFade(output);
    if (!this.playing && this.queued > 0) this.begin(output.length);
    const filled = this.playing ? this.readWaiting(output, from) : from;
    if (filled === output.length) return;
    output.fill(0, filled);
    this.playing = false;
    this.dry = Math.min(this.dry + output.length - filled, LONGEST_GAP + 1);
  }

  private begin(reading: number): void {
    if (this.queued < START_SAMPLES && this.waited < START_PATIENCE) {
      this.waited += reading;
      return;
    }
    if (this.played > 0 && this.dry <= LONGEST_GAP) this.concealed += this.dry;
    this.playing = true;
    this.waited = this.dry = 0;
  }

  private readWaiting(output: Float32Array, from: number): number {
    let filled = from;
    for (let next = this.waiting[0]; next && filled < output.length; next = this.waiting[0]) {
      const count = Math.min(next.length - this.offset, output.length - filled);
      for (let i = 0; i < count; i++) output[filled + i] = next[this.offset + i]! / 32_768;
      filled += count;
      this.offset += count;
      if (this.offset < next.length) continue;
      this.waiting.shift();
      this.offset = 0;
    }
    this.played += filled - from;
    this.queued -= filled - from;
    return filled;
  }

  private fadeOut(): Float32Array {
    if (!this.playing) return new Float32Array(0);
    const fade = new Float32Array(Math.min(FADE_SAMPLES, this.queued));
    this.readWaiting(fade, 0);
    return fade.map((sample, i) => sample * (1 - (i + 1) / fade.length));
  }

  private readFade(output: Float32Array): number {
    const count = Math.min(this.fade.length, output.length);
    output.set(this.fade.subarray(0, count));
    this.fade = this.fade.subarray(count);
    return count;
  }
}
