import { describe, expect, it } from "vitest";
import { Resampler } from "./resampler";

const sine = (hertz: number, rate: number, samples: number) => Float32Array.from({ length: samples }, (_, i) => Math.sin((2 * Math.PI * hertz * i) / rate));
const rms = (samples: Float32Array) => Math.sqrt(samples.reduce((sum, s) => sum + s * s, 0) / samples.length);

function resample(from: number, to: number, input: Float32Array, block: number): Float32Array {
  const resampler = new Resampler(from, to);
  const parts: number[] = [];
  for (let at = 0; at < input.length; at += block) parts.push(...resampler.process(input.subarray(at, at + block)));
  return Float32Array.from(parts);
}

describe.each([
  [48_000, 24_000],
  [44_100, 24_000],
  [24_000, 48_000],
  [16_000, 24_000],
])("from %d to %d Hz", (from, to) => {
  it("keeps a tone of speech as it is, whatever the blocks", () => {
    const output = resample(from, to, sine(1_000, from, from), 128);
    expect(Math.abs(output.length - to)).toBeLessThan(100);
    const expected = sine(1_000, to, output.length);
    const error = output.map((s, i) => s - expected[i]!).slice(200, -200);
    expect(rms(error)).toBeLessThan(0.01);
    const others = resample(from, to, sine(1_000, from, from), 500);
    expect(Math.max(...output.slice(0, 5_000).map((s, i) => Math.abs(s - others[i]!)))).toBeLessThan(1e-6);
  });
});

it("lets nothing through that the lower rate cannot carry", () => {
  expect(rms(resample(48_000, 24_000, sine(15_000, 48_000, 48_000), 128).slice(200, -200))).toBeLessThan(0.01);
});

it("changes nothing between equal rates", () => {
  expect(new Resampler(24_000, 24_000).process(Float32Array.of(1, 2, 3))).toEqual(Float32Array.of(1, 2, 3));
});
