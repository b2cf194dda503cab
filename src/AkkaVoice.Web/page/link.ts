import { microphoneFrame, readFrame, reportFrame, type PlayoutReport, type RoomFrame } from "./audio/frames";
import type { RoomMessage } from "./conversation/messages";

const VERSION = 1;
/** Microphone audio that may wait for a slow connection: about 1.3 s. Beyond it, frames are left out. */
const MOST_BUFFERED = 64 * 1024;

export type LinkHandlers = {
  onMessage: (message: RoomMessage) => void;
  onFrame: (frame: RoomFrame) => void;
  onClose: (code: number, reason: string) => void;
};

/** The connection to the room: one WebSocket, one session. */
export class Link {
  private readonly socket: WebSocket;
  private position = 0;

  constructor(handlers: LinkHandlers, url: URL = new URL("session", location.href)) {
    url.protocol = url.protocol.replace("http", "ws");
    this.socket = new WebSocket(url);
    this.socket.binaryType = "arraybuffer";
    this.socket.onopen = () => this.send({ type: "start", version: VERSION });
    this.socket.onclose = ({ code, reason }) => handlers.onClose(code, reason);
    this.socket.onmessage = ({ data }) => {
      if (typeof data === "string") {
        this.receive(JSON.parse(data) as RoomMessage, handlers);
        return;
      }
      const frame = readFrame(data as ArrayBuffer);
      if (frame) handlers.onFrame(frame);
    };
  }

  sendMicrophone(samples: Int16Array): void {
    const position = this.position;
    this.position += samples.length;
    if (this.isOpen && this.socket.bufferedAmount < MOST_BUFFERED) this.socket.send(microphoneFrame(position, samples));
  }

  sendReport(report: PlayoutReport): void {
    if (this.isOpen) this.socket.send(reportFrame(report));
  }

  sendText(text: string): void {
    this.send({ type: "text", text });
  }

  interrupt(): void {
    this.send({ type: "interrupt" });
  }

  end(): void {
    if (this.isOpen) this.send({ type: "end" });
    else this.socket.close();
  }

  private get isOpen(): boolean {
    return this.socket.readyState === WebSocket.OPEN;
  }

  private receive(message: RoomMessage, handlers: LinkHandlers): void {
    if (message.type === "room_ping") this.send({ type: "pong", number: message.number });
    handlers.onMessage(message);
  }

  private send(command: object): void {
    if (this.isOpen) this.socket.send(JSON.stringify(command));
  }
}
