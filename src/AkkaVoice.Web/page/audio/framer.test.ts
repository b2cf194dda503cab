import { expect, it } from "vitest";
import { Framer, level } from "./framer";

it("cuts any blocks into whole frames, and limits what is too loud", () => {
  const frames: Int16Array[] = [];
  const framer = new Framer((frame) => frames.push(frame));
  const samples = Float32Array.from({ length: 1_000 }, (_, i) => (i === 0 ? 2 : i === 1 ? -2 : 0));
  for (let at = 0; at < samples.length; at += 128) framer.add(samples.subarray(at, at + 128));
  expect(frames.map((f) => f.length)).toEqual([480, 480]);
  expect(frames[0]!.slice(0, 3)).toEqual(Int16Array.of(32_767, -32_767, 0));
});

it("measures loudness in steps of decibels", () => {
  expect(level(new Int16Array(480), 32_768)).toBe(0);
  expect(level(new Float32Array(480).fill(1), 1)).toBeCloseTo(1, 5);
  expect(level(new Float32Array(480).fill(0.0316228), 1)).toBeCloseTo(0.5, 3);
});
