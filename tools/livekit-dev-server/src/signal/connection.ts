import { DisconnectReason, LeaveRequest, LeaveRequest_Action, SignalRequest, SignalResponse } from '@livekit/protocol';
import { WebSocket } from 'ws';
import { log } from '../log.js';

export type Request = SignalRequest['message'];
export type Response = SignalResponse['message'];

/** Seconds of silence after which a client is taken for gone; clients ping every 5 s. */
const silenceLimit = 20;

/** One signal socket of a participant: protobuf in, protobuf out, one request after another. */
export class SignalConnection {
  readonly #socket: WebSocket;
  /** Requests are handled strictly in turn: an offer must not overtake the track it belongs to. */
  #turn: Promise<void> = Promise.resolve();
  #silence: NodeJS.Timeout | undefined;
  #left = false;

  constructor(
    socket: WebSocket,
    private readonly name: string,
    handle: (request: Request) => Promise<void>,
    /** The socket is gone. `left` when either side had said goodbye. */
    onClosed: (left: boolean) => void,
  ) {
    this.#socket = socket;
    this.#listenForSilence();
    socket.on('message', (data, isBinary) => {
      this.#listenForSilence();
      if (!isBinary) return this.#refuse('text messages are not supported: send protobuf');
      let request: Request;
      try {
        request = SignalRequest.fromBinary(data as Buffer).message;
      } catch {
        return this.#refuse('message is no SignalRequest');
      }
      if (request.case === 'leave') this.#left = true;
      this.#enqueue(() => handle(request), request.case ?? 'unknown');
    });
    socket.on('error', (error) => log('signal socket failed', { who: name, error }));
    socket.on('close', () => {
      clearTimeout(this.#silence);
      this.#enqueue(async () => onClosed(this.#left), 'close');
    });
  }

  /** Runs something in turn with the client's requests. */
  run(action: () => Promise<void>, what: string): void {
    this.#enqueue(action, what);
  }

  send(message: Response): void {
    if (this.#socket.readyState === WebSocket.OPEN) this.#socket.send(new SignalResponse({ message }).toBinary());
  }

  /** Says goodbye and closes. `action` tells the client whether to come back. */
  leave(reason: DisconnectReason, action: LeaveRequest_Action = LeaveRequest_Action.DISCONNECT): void {
    this.#left = true;
    this.send({ case: 'leave', value: new LeaveRequest({ reason, action, canReconnect: action !== LeaveRequest_Action.DISCONNECT }) });
    this.#socket.close(1000);
  }

  #enqueue(action: () => Promise<void>, what: string): void {
    this.#turn = this.#turn.then(action).catch((error: unknown) => {
      log('signal request failed', { who: this.name, request: what, error });
    });
  }

  #refuse(why: string): void {
    log('signal message refused', { who: this.name, why });
    this.#socket.close(1003, why);
  }

  #listenForSilence(): void {
    clearTimeout(this.#silence);
    this.#silence = setTimeout(() => this.#socket.terminate(), silenceLimit * 1000);
  }
}
