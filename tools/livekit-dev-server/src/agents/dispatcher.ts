import { AgentDispatch, AgentDispatchState, Job, JobState, JobStatus, JobType } from '@livekit/protocol';
import type { WebSocket } from 'ws';
import { newId } from '../ids.js';
import { log } from '../log.js';
import type { Room } from '../rooms/room.js';
import type { Tokens } from '../tokens.js';
import { Worker } from './worker.js';

/** Brings agents into rooms: knows the workers, offers them jobs, remembers what became of each. */
export class Dispatcher {
  readonly #tokens: Tokens;
  readonly #workers = new Set<Worker>();
  /** Dispatches of each room, by the room's name. */
  readonly #dispatches = new Map<string, AgentDispatch[]>();
  /** Who runs a job; a worker that is gone runs none. */
  readonly #runs = new Map<string, Worker>();

  constructor(tokens: Tokens) {
    this.#tokens = tokens;
  }

  accept(socket: WebSocket): void {
    const worker = new Worker(socket, {
      registered: (one) => this.#workers.add(one),
      jobUpdated: (jobId, status, error) => this.#update(jobId, status, error),
      closed: (one) => {
        this.#workers.delete(one);
        for (const [jobId, runner] of this.#runs) if (runner === one) this.#runs.delete(jobId);
      },
    });
    void worker;
  }

  /** A room came into being: one job for the workers without a name, who wait for every room. */
  roomCreated(room: Room): void {
    if ([...this.#workers].some((worker) => worker.agentName === '')) this.dispatch(room, '', '');
  }

  roomClosed(room: Room): void {
    for (const dispatch of this.#dispatches.get(room.name) ?? []) this.#terminate(dispatch);
    this.#dispatches.delete(room.name);
  }

  /** Asks for an agent of that name in the room; the job is offered at once. */
  dispatch(room: Room, agentName: string, metadata: string): AgentDispatch {
    const now = nanoseconds();
    const dispatch = new AgentDispatch({
      id: newId('AD_'),
      agentName,
      room: room.name,
      metadata,
      state: new AgentDispatchState({ createdAt: now }),
    });
    const job = new Job({
      id: newId('AJ_'),
      dispatchId: dispatch.id,
      type: JobType.JT_ROOM,
      room: room.info(),
      metadata,
      agentName,
      state: new JobState({ status: JobStatus.JS_PENDING, updatedAt: now }),
    });
    dispatch.state!.jobs.push(job);
    this.#dispatches.set(room.name, [...this.list(room.name), dispatch]);
    void this.#assign(job);
    return dispatch;
  }

  list(room: string): AgentDispatch[] {
    return this.#dispatches.get(room) ?? [];
  }

  /** Withdraws a dispatch and ends its jobs. Undefined when there is none of that id. */
  withdraw(room: string, id: string): AgentDispatch | undefined {
    const dispatch = this.list(room).find((candidate) => candidate.id === id);
    if (!dispatch) return undefined;
    this.#dispatches.set(room, this.list(room).filter((candidate) => candidate !== dispatch));
    dispatch.state!.deletedAt = nanoseconds();
    this.#terminate(dispatch);
    return dispatch;
  }

  async #assign(job: Job): Promise<void> {
    const refused = new Set<Worker>();
    for (;;) {
      const worker = this.#choose(job.agentName, refused);
      if (!worker) return log('no worker for job', { job: job.id, agent: job.agentName, refused: refused.size || undefined });

      const answer = await worker.offer(job);
      if (answer === undefined) return log('worker did not answer an offer', { job: job.id, worker: worker.id });
      if (answer !== 'closed' && answer.terminate) {
        this.#setState(job, JobStatus.JS_SUCCESS, '');
        return log('job not needed', { job: job.id, worker: worker.id });
      }
      if (answer === 'closed' || !answer.available) {
        refused.add(worker);
        continue;
      }

      const identity = answer.participantIdentity || `agent-${job.id}`;
      const token = await this.#tokens.forJob(
        job.room!.name,
        identity,
        answer.participantName,
        answer.participantMetadata,
        answer.participantAttributes,
      );
      job.state!.participantIdentity = identity;
      job.state!.workerId = worker.id;
      this.#runs.set(job.id, worker);
      this.#setState(job, JobStatus.JS_RUNNING, '');
      worker.assign(job, token);
      log('job assigned', { job: job.id, room: job.room!.name, worker: worker.id, identity });
      return;
    }
  }

  /** Picks at random among those free, the less loaded more often. */
  #choose(agentName: string, refused: Set<Worker>): Worker | undefined {
    const free = [...this.#workers].filter((worker) => worker.agentName === agentName && worker.available && !refused.has(worker));
    const weights = free.map((worker) => Math.max(0.01, 1 - worker.load));
    let point = Math.random() * weights.reduce((sum, weight) => sum + weight, 0);
    return free.find((_, index) => (point -= weights[index]!) <= 0) ?? free.at(-1);
  }

  #update(jobId: string, status: JobStatus, error: string): void {
    const job = [...this.#dispatches.values()].flat().flatMap((dispatch) => dispatch.state!.jobs).find((one) => one.id === jobId);
    log('job updated', { job: jobId, status: JobStatus[status], error });
    if (job) this.#setState(job, status, error);
    if (status === JobStatus.JS_SUCCESS || status === JobStatus.JS_FAILED) this.#runs.delete(jobId);
  }

  #setState(job: Job, status: JobStatus, error: string): void {
    const now = nanoseconds();
    const state = job.state!;
    state.status = status;
    state.error = error;
    state.updatedAt = now;
    if (status === JobStatus.JS_RUNNING && state.startedAt === 0n) state.startedAt = now;
    if (status === JobStatus.JS_SUCCESS || status === JobStatus.JS_FAILED) state.endedAt = now;
  }

  #terminate(dispatch: AgentDispatch): void {
    for (const job of dispatch.state!.jobs) {
      this.#runs.get(job.id)?.terminate(job.id);
      this.#runs.delete(job.id);
    }
  }
}

/** The protocol's times of jobs and dispatches: nanoseconds since 1970. */
function nanoseconds(): bigint {
  return BigInt(Date.now()) * 1_000_000n;
}
