// Runs on the audio thread: nothing here may wait, and nothing on the page can hold it up.
import { FRAME_SAMPLES, SAMPLE_RATE } from "./frames";
import { Framer, level } from "./framer";
import { PlaybackQueue } from "./playbackQueue";
import { Resampler } from "./resampler";

declare const sampleRate: number;
declare function registerProcessor(name: string, processor: new () => AudioWorkletProcessor): void;
declare class AudioWorkletProcessor {
  readonly port: MessagePort;
}

class Capture extends AudioWorkletProcessor {
  private readonly resampler = new Resampler(sampleRate, SAMPLE_RATE);
  private readonly framer = new Framer((frame) => this.port.postMessage(frame, [frame.buffer]));

  process(inputs: Float32Array[][]): boolean {
    const input = inputs[0]?.[0];
    if (input) this.framer.add(this.resampler.process(input));
    return true;
  }
}

class Playback extends AudioWorkletProcessor {
  private readonly queue = new PlaybackQueue();
  private readonly resampler = new Resampler(SAMPLE_RATE, sampleRate);
  private readonly blocks: Float32Array[] = [];
  private reported = 0;
  private wasPlaying = false;
  private loudness = 0;

  constructor() {
    super();
    this.port.onmessage = ({ data }) => {
      if (data.kind === "voice") this.queue.add(data.epoch, data.samples);
      else this.clear(data.epoch);
    };
  }

  process(_: Float32Array[][], outputs: Float32Array[][]): boolean {
    const output = outputs[0]?.[0];
    if (!output) return true;
    if (sampleRate === SAMPLE_RATE) this.queue.read(output);
    else this.readResampled(output);
    this.loudness = Math.max(this.loudness, level(output, 1));
    this.tell();
    return true;
  }

  private clear(epoch: number): void {
    this.queue.clear(epoch);
    this.blocks.length = 0;
    this.reported = 0;
  }

  private readResampled(output: Float32Array): void {
    let filled = 0;
    while (filled < output.length) {
      const block = this.blocks.shift() ?? this.nextBlock();
      const count = Math.min(block.length, output.length - filled);
      output.set(block.subarray(0, count), filled);
      filled += count;
      if (count < block.length) this.blocks.unshift(block.subarray(count));
    }
  }

  private nextBlock(): Float32Array {
    const block = new Float32Array(64);
    this.queue.read(block);
    return this.resampler.process(block);
  }

  // Every 20 ms of voice, and when it begins or ends.
  private tell(): void {
    const report = this.queue.report;
    if (report.playing === this.wasPlaying && report.played - this.reported < FRAME_SAMPLES) return;
    this.port.postMessage({ ...report, level: this.loudness });
    this.reported = report.played;
    this.wasPlaying = report.playing;
    this.loudness = 0;
  }
}

registerProcessor("akkavoice-capture", Capture);
registerProcessor("akkavoice-playback", Playback);
