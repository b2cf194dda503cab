// The binary messages of the room (docs/browser.md): a header of 8 bytes, little-endian, and what the kind says.

export const SAMPLE_RATE = 24_000;
export const FRAME_SAMPLES = 480;

const HEADER_BYTES = 8;
const KIND = { microphone: 1, voice: 2, report: 3, clear: 4 } as const;

export type RoomFrame =
  | { kind: "voice"; epoch: number; position: number; samples: Int16Array }
  | { kind: "clear"; epoch: number };

/** How far the voice has sounded: samples of an epoch that were given to the audio device. */
export type PlayoutReport = { epoch: number; played: number; playing: boolean; concealed: number };

export function microphoneFrame(position: number, samples: Int16Array): ArrayBuffer {
  const message = new ArrayBuffer(HEADER_BYTES + samples.byteLength);
  const view = new DataView(message);
  view.setUint8(0, KIND.microphone);
  view.setUint32(4, position >>> 0, true);
  new Int16Array(message, HEADER_BYTES).set(samples);
  return message;
}

export function reportFrame(report: PlayoutReport): ArrayBuffer {
  const message = new ArrayBuffer(HEADER_BYTES + 4);
  const view = new DataView(message);
  view.setUint8(0, KIND.report);
  view.setUint8(1, report.playing ? 1 : 0);
  view.setUint16(2, report.epoch, true);
  view.setUint32(4, report.played >>> 0, true);
  view.setUint32(8, report.concealed >>> 0, true);
  return message;
}

export function readFrame(message: ArrayBuffer): RoomFrame | null {
  if (message.byteLength < HEADER_BYTES) return null;
  const view = new DataView(message);
  const epoch = view.getUint16(2, true);
  switch (view.getUint8(0)) {
    case KIND.voice:
      return (message.byteLength - HEADER_BYTES) % 2 === 0
        ? { kind: "voice", epoch, position: view.getUint32(4, true), samples: new Int16Array(message, HEADER_BYTES) }
        : null;
    case KIND.clear:
      return { kind: "clear", epoch };
    default:
      return null;
  }
}
