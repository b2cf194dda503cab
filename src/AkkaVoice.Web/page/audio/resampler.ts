/** Zero crossings of the sinc on either side: 24 keep aliases of speech below hearing. */
const CROSSINGS = 24;

/**
 * Turns a stream of samples of one rate into another, by a windowed sinc. For browsers that cannot run an audio context at 24 kHz; equal rates
 * pass through. Holds back half a filter (about 1 ms at 48 kHz).
 */
export class Resampler {
  private readonly step: number;
  private readonly cutoff: number;
  private readonly half: number;
  private history: Float32Array;
  private position: number;

  constructor(
    private readonly from: number,
    private readonly to: number,
  ) {
    this.step = from / to;
    this.cutoff = 0.94 * Math.min(1, to / from);
    this.half = Math.ceil(CROSSINGS / this.cutoff);
    this.history = new Float32Array(this.half);
    this.position = this.half;
  }

  process(input: Float32Array): Float32Array {
    if (this.from === this.to) return input.slice();
    const all = new Float32Array(this.history.length + input.length);
    all.set(this.history);
    all.set(input, this.history.length);
    const count = Math.max(0, Math.ceil((all.length - this.half - this.position) / this.step));
    const output = new Float32Array(count);
    for (let i = 0; i < count; i++) {
      output[i] = this.at(all, this.position);
      this.position += this.step;
    }
    const consumed = Math.max(0, Math.floor(this.position) - this.half);
    this.history = all.slice(consumed);
    this.position -= consumed;
    return output;
  }

  private at(samples: Float32Array, position: number): number {
    const first = Math.max(0, Math.ceil(position - this.half));
    const last = Math.min(samples.length - 1, Math.floor(position + this.half));
    let sum = 0;
    for (let i = first; i <= last; i++) {
      const x = position - i;
      const window = 0.5 + 0.5 * Math.cos((Math.PI * x) / this.half);
      sum += samples[i]! * this.cutoff * sinc(this.cutoff * x) * window;
    }
    return sum;
  }
}

function sinc(x: number): number {
  return x === 0 ? 1 : Math.sin(Math.PI * x) / (Math.PI * x);
}
