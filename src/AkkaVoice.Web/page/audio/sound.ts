import { SAMPLE_RATE, type PlayoutReport, type RoomFrame } from "./frames";
import worklets from "./worklets.ts?worker&url";

export type SoundHandlers = {
  onMicrophone: (frame: Int16Array) => void;
  onReport: (report: PlayoutReport & { level: number }) => void;
  onMicrophoneLost: () => void;
};

/** Microphone and loudspeaker of the page, at 24 kHz where the browser can, resampled where it cannot. */
export class Sound {
  private capture: AudioContext | null = null;
  private microphone: MediaStream | null = null;
  private isClosed = false;

  private constructor(
    private readonly context: AudioContext,
    private readonly playback: AudioWorkletNode,
    private readonly handlers: SoundHandlers,
  ) {
    playback.port.onmessage = ({ data }) => handlers.onReport(data);
  }

  /** To be called from a click: browsers let no page make sound otherwise. */
  static async open(handlers: SoundHandlers): Promise<Sound> {
    const context = newContext(SAMPLE_RATE);
    await context.audioWorklet.addModule(worklets);
    const playback = new AudioWorkletNode(context, "akkavoice-playback", { numberOfInputs: 0, outputChannelCount: [1] });
    playback.connect(context.destination);
    await context.resume();
    return new Sound(context, playback, handlers);
  }

  /** From the audio thread to the ear, in ms, as the browser estimates it. */
  get latencyMs(): number {
    return 1000 * (this.context.outputLatency || this.context.baseLatency || 0);
  }

  play(frame: RoomFrame): void {
    this.playback.port.postMessage(frame);
  }

  /** Asks for the microphone; throws what getUserMedia throws. */
  async listen(): Promise<void> {
    const stream = await navigator.mediaDevices.getUserMedia({
      audio: { echoCancellation: true, noiseSuppression: true, autoGainControl: true, channelCount: 1 },
    });
    this.microphone = stream;
    // The person may have ended the conversation while the browser was still asking.
    if (this.isClosed) return this.release();
    stream.getAudioTracks()[0]?.addEventListener("ended", () => this.handlers.onMicrophoneLost());
    this.capture = await this.connect(stream);
  }

  async close(): Promise<void> {
    this.isClosed = true;
    this.release();
    if (this.capture && this.capture !== this.context) await this.capture.close();
    if (this.context.state !== "closed") await this.context.close();
  }

  private release(): void {
    this.microphone?.getTracks().forEach((track) => track.stop());
  }

  private async connect(stream: MediaStream): Promise<AudioContext> {
    try {
      this.tap(this.context, stream);
      return this.context;
    } catch {
      // Some browsers join only streams and contexts of one rate: a context at the microphone's own, and a resampler behind it.
      const own = newContext(undefined);
      await own.audioWorklet.addModule(worklets);
      await own.resume();
      this.tap(own, stream);
      return own;
    }
  }

  private tap(context: AudioContext, stream: MediaStream): void {
    const source = context.createMediaStreamSource(stream);
    const node = new AudioWorkletNode(context, "akkavoice-capture", { numberOfOutputs: 0, channelCount: 1, channelCountMode: "explicit" });
    node.port.onmessage = ({ data }) => this.handlers.onMicrophone(data);
    source.connect(node);
  }
}

function newContext(sampleRate: number | undefined): AudioContext {
  try {
    return new AudioContext({ latencyHint: "interactive", ...(sampleRate ? { sampleRate } : {}) });
  } catch {
    return new AudioContext({ latencyHint: "interactive" });
  }
}
