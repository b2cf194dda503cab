import { expect, it } from "vitest";
import { microphoneFrame, readFrame, reportFrame } from "./frames";

it("lays out the microphone's frames as documented", () => {
  const bytes = new Uint8Array(microphoneFrame(480, Int16Array.from({ length: 480 }, (_, i) => (i === 1 ? -2 : 0))));
  expect(bytes.length).toBe(968);
  expect([...bytes.slice(0, 12)]).toEqual([1, 0, 0, 0, 0xe0, 0x01, 0, 0, 0, 0, 0xfe, 0xff]);
});

it("lays out reports as documented", () => {
  const bytes = new Uint8Array(reportFrame({ epoch: 258, played: 65_536, playing: true, concealed: 3 }));
  expect([...bytes]).toEqual([3, 1, 2, 1, 0, 0, 1, 0, 3, 0, 0, 0]);
});

it("reads voice and clears, and skips what it does not know", () => {
  const voice = new Uint8Array([2, 0, 7, 0, 16, 0, 0, 0, 0xff, 0x7f]).buffer;
  expect(readFrame(voice)).toEqual({ kind: "voice", epoch: 7, position: 16, samples: Int16Array.of(32_767) });
  expect(readFrame(new Uint8Array([4, 0, 8, 0, 0, 0, 0, 0]).buffer)).toEqual({ kind: "clear", epoch: 8 });
  expect(readFrame(new Uint8Array([9, 0, 0, 0, 0, 0, 0, 0]).buffer)).toBeNull();
  expect(readFrame(new Uint8Array([2, 0]).buffer)).toBeNull();
});
