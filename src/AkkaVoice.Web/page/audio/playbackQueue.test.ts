import { describe, expect, it } from "vitest";
import { PlaybackQueue } from "./playbackQueue";

const loud = (samples: number, value = 16_384) => new Int16Array(samples).fill(value);
const read = (queue: PlaybackQueue, samples: number) => {
  const output = new Float32Array(samples);
  queue.read(output);
  return output;
};

describe("the queue of the voice", () => {
  it("begins as soon as two frames are there, and plays every sample once", () => {
    const queue = new PlaybackQueue();
    queue.add(0, Int16Array.from({ length: 480 }, (_, i) => i));
    expect(read(queue, 128).every((s) => s === 0)).toBe(true);
    queue.add(0, Int16Array.from({ length: 480 }, (_, i) => 480 + i));
    const heard = [...read(queue, 500), ...read(queue, 460)].map((s) => Math.round(s * 32_768));
    expect(heard).toEqual(Array.from({ length: 960 }, (_, i) => i));
    expect(queue.report).toMatchObject({ played: 960, playing: true });
  });

  it("begins after 20 ms with a single frame, because nothing may follow", () => {
    const queue = new PlaybackQueue();
    queue.add(0, loud(480));
    for (let i = 0; i < 4; i++) expect(read(queue, 128).every((s) => s === 0)).toBe(true);
    expect(read(queue, 128).every((s) => s === 0.5)).toBe(true);
  });

  it("falls silent within 5 ms of a clear, without a click, and takes the new epoch only", () => {
    const queue = new PlaybackQueue();
    queue.add(0, loud(4_800));
    read(queue, 480);
    queue.clear(1);
    expect(queue.report).toMatchObject({ epoch: 1, played: 0, playing: false });
    const after = read(queue, 480);
    expect(after.findLastIndex((s) => s !== 0)).toBeLessThan(120);
    const steps = [0.5, ...after].map((s, i, all) => Math.abs(s - (all[i - 1] ?? s)));
    expect(Math.max(...steps)).toBeLessThan(0.01);
    queue.add(0, loud(4_800));
    expect(read(queue, 4_800).every((s) => s === 0)).toBe(true);
    queue.add(1, loud(960));
    expect(read(queue, 960).every((s) => s === 0.5)).toBe(true);
  });

  it("counts the silence of a gap inside speech, and none of a pause between answers", () => {
    const queue = new PlaybackQueue();
    queue.add(0, loud(960));
    read(queue, 960);
    read(queue, 240);
    expect(queue.report.playing).toBe(false);
    queue.add(0, loud(960));
    read(queue, 960);
    expect(queue.report.concealed).toBe(240);
    for (let i = 0; i < 50; i++) read(queue, 480);
    queue.add(0, loud(960));
    read(queue, 960);
    expect(queue.report).toMatchObject({ concealed: 240, played: 2_880 });
  });
});
