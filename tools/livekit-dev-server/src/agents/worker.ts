import {
  AvailabilityRequest,
  AvailabilityResponse,
  JobAssignment,
  JobTermination,
  JobType,
  RegisterWorkerResponse,
  ServerMessage,
  WorkerMessage,
  WorkerPong,
  WorkerStatus,
  type Job,
  type RegisterWorkerRequest,
} from '@livekit/protocol';
import { WebSocket } from 'ws';
import { newId } from '../ids.js';
import { log } from '../log.js';
import { serverInfo } from '../signal/server-info.js';

/** Seconds a worker has for its registration, and for its answer to an offered job. */
const answerLimit = 10;

/** What a worker tells the rest of the server. */
export interface WorkerEvents {
  registered(worker: Worker): void;
  jobUpdated(jobId: string, status: number, error: string): void;
  closed(worker: Worker): void;
}

/** One agent worker: a socket on `/agent` that takes jobs. */
export class Worker {
  readonly id = newId('AW_');
  readonly #socket: WebSocket;
  readonly #events: WorkerEvents;
  readonly #waiting = new Map<string, (answer: AvailabilityResponse | 'closed') => void>();
  #registerTimer: NodeJS.Timeout | undefined;
  agentName = '';
  registered = false;
  available = true;
  /** 0 to 1, as the worker measured it last. */
  load = 0;

  constructor(socket: WebSocket, events: WorkerEvents) {
    this.#socket = socket;
    this.#events = events;
    this.#registerTimer = setTimeout(() => this.#refuse('no registration in time'), answerLimit * 1000);
    socket.on('message', (data, isBinary) => {
      if (!isBinary) return this.#refuse('text messages are not supported: send protobuf');
      try {
        this.#receive(WorkerMessage.fromBinary(data as Buffer).message);
      } catch {
        this.#refuse('message is no WorkerMessage');
      }
    });
    socket.on('error', (error) => log('worker socket failed', { worker: this.id, error }));
    socket.on('close', () => this.#close());
  }

  /** Offers a job. Undefined when the worker says nothing in time; 'closed' when it goes away meanwhile. */
  offer(job: Job): Promise<AvailabilityResponse | 'closed' | undefined> {
    return new Promise((resolve) => {
      const timer = setTimeout(() => settle(undefined), answerLimit * 1000);
      const settle = (answer: AvailabilityResponse | 'closed' | undefined) => {
        clearTimeout(timer);
        this.#waiting.delete(job.id);
        resolve(answer);
      };
      this.#waiting.set(job.id, settle);
      this.#send({ case: 'availability', value: new AvailabilityRequest({ job, resuming: false }) });
    });
  }

  assign(job: Job, token: string): void {
    this.#send({ case: 'assignment', value: new JobAssignment({ job, token }) });
  }

  terminate(jobId: string): void {
    this.#send({ case: 'termination', value: new JobTermination({ jobId }) });
  }

  #receive(message: WorkerMessage['message']): void {
    if (!this.registered && message.case !== 'register') return this.#refuse('the first message must be a registration');
    switch (message.case) {
      case 'register':
        return this.#register(message.value);
      case 'availability':
        return this.#waiting.get(message.value.jobId)?.(message.value);
      case 'updateWorker':
        if (message.value.status !== undefined) this.available = message.value.status === WorkerStatus.WS_AVAILABLE;
        this.load = Math.min(1, Math.max(0, message.value.load));
        return;
      case 'updateJob':
        return this.#events.jobUpdated(message.value.jobId, message.value.status, message.value.error);
      case 'ping':
        return this.#send({
          case: 'pong',
          value: new WorkerPong({ lastTimestamp: message.value.timestamp, timestamp: BigInt(Date.now()) }),
        });
      // Like the genuine open-source server: jobs are not taken up again by another connection, nor does anything depend on it.
      case 'migrateJob':
        return log('worker goes on with jobs', { worker: this.id, jobs: message.value.jobIds.join(',') });
      default:
    }
  }

  #register(request: RegisterWorkerRequest): void {
    if (request.type !== JobType.JT_ROOM) return this.#refuse(`job type ${JobType[request.type]} is not supported: only JT_ROOM is`);
    clearTimeout(this.#registerTimer);
    this.agentName = request.agentName;
    this.registered = true;
    this.#send({ case: 'register', value: new RegisterWorkerResponse({ workerId: this.id, serverInfo: serverInfo() }) });
    log('worker registered', { worker: this.id, agent: this.agentName || '(automatic dispatch)', version: request.version });
    this.#events.registered(this);
  }

  #send(message: ServerMessage['message']): void {
    if (this.#socket.readyState === WebSocket.OPEN) this.#socket.send(new ServerMessage({ message }).toBinary());
  }

  #refuse(why: string): void {
    log('worker refused', { worker: this.id, why });
    this.#socket.close(1003, why);
  }

  #close(): void {
    clearTimeout(this.#registerTimer);
    for (const settle of [...this.#waiting.values()]) settle('closed');
    if (this.registered) log('worker gone', { worker: this.id });
    this.#events.closed(this);
  }
}
