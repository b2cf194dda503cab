import { FRAME_SAMPLES } from "./frames";

/** Cuts a stream of samples into frames of 20 ms, as signed 16-bit values. */
export class Framer {
  private frame = new Int16Array(FRAME_SAMPLES);
  private filled = 0;

  constructor(private readonly onFrame: (frame: Int16Array) => void) {}

  add(samples: Float32Array): void {
    for (const sample of samples) {
      this.frame[this.filled++] = Math.round(Math.max(-1, Math.min(1, sample)) * 32_767);
      if (this.filled < FRAME_SAMPLES) continue;
      const full = this.frame;
      this.frame = new Int16Array(FRAME_SAMPLES);
      this.filled = 0;
      this.onFrame(full);
    }
  }
}

/** Loudness from 0 (-60 dB and below) to 1 (full scale). */
export function level(samples: Int16Array | Float32Array, fullScale: number): number {
  if (samples.length === 0) return 0;
  let sum = 0;
  for (const sample of samples) sum += (sample / fullScale) ** 2;
  const decibel = 10 * Math.log10(sum / samples.length + 1e-12);
  return Math.max(0, Math.min(1, 1 + decibel / 60));
}
