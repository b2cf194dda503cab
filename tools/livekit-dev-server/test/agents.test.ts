import assert from 'node:assert/strict';
import { once } from 'node:events';
import { test, type TestContext } from 'node:test';
import { JobStatus, JobType, ServerMessage, WorkerMessage, WorkerStatus } from '@livekit/protocol';
import { AccessToken, AgentDispatchClient } from 'livekit-server-sdk';
import { Room } from '@livekit/rtc-node';
import { WebSocket } from 'ws';
import { other } from './other.js';
import { atEnd } from './endings.js';
import { disposeAfterTests, enter, eventually, startServer } from './rig.js';

disposeAfterTests();

/** A worker as small as the protocol allows. */
class TestWorker {
  readonly received: ServerMessage['message'][] = [];

  constructor(readonly socket: WebSocket) {
    socket.on('message', (data) => this.received.push(ServerMessage.fromBinary(data as Buffer).message));
  }

  send(message: WorkerMessage['message']): void {
    this.socket.send(new WorkerMessage({ message }).toBinary());
  }

  /** The n-th message of that kind, when it has come. */
  get<K extends NonNullable<ServerMessage['message']['case']>>(kind: K, index = 0) {
    return eventually(kind, () => this.received.filter((message) => message.case === kind)[index]?.value) as Promise<
      Extract<ServerMessage['message'], { case: K }>['value']
    >;
  }

  async take(index = 0): Promise<string> {
    const { job } = await this.get('availability', index);
    this.send({ case: 'availability', value: { jobId: job!.id, available: true, participantIdentity: `agent-${job!.id}`, participantAttributes: { 'lk.agent.name': 'n' } } as never });
    return job!.id;
  }
}

async function startWorker(context: TestContext, url: string, agentName: string): Promise<TestWorker> {
  const access = new AccessToken('devkey', 'secret', { identity: 'worker' });
  access.addGrant({ agent: true });
  const socket = new WebSocket(`${url}/agent`, { headers: { Authorization: `Bearer ${await access.toJwt()}` } });
  const worker = new TestWorker(socket);
  atEnd(context, () => socket.terminate());
  await once(socket, 'open');
  worker.send({ case: 'register', value: { type: JobType.JT_ROOM, agentName, version: '1.0' } as never });
  assert.match((await worker.get('register')).workerId, /^AW_/);
  return worker;
}

const dispatches = (url: string) => new AgentDispatchClient(url.replace('ws', 'http'), 'devkey', 'secret');

test('a dispatched agent joins the room with the token of its job, and the dispatch tells how the job ended', async (context) => {
  const server = await startServer(context);
  const worker = await startWorker(context, server.url, 'helper');
  const dispatch = await dispatches(server.url).createDispatch('r', 'helper', { metadata: 'm' });
  const jobId = await worker.take();
  const { job, token } = await worker.get('assignment');
  assert.deepEqual([job!.id, job!.metadata, job!.room!.name, job!.state!.status], [jobId, 'm', 'r', JobStatus.JS_RUNNING]);

  const person = await enter(context, server.url, 'person');
  const agent = new Room();
  await agent.connect(server.url, token, { autoSubscribe: true, dynacast: false });
  const seen = await eventually('the agent', () => person.remoteParticipants.get(`agent-${jobId}`));
  assert.equal(seen.attributes['lk.agent.name'], 'n');
  await agent.disconnect();

  worker.send({ case: 'updateJob', value: { jobId, status: JobStatus.JS_FAILED, error: 'no model' } as never });
  if (other) return; // A genuine server keeps the state that a job had when it was assigned.
  const state = await eventually('the end', async () => {
    const [listed] = await dispatches(server.url).listDispatch('r');
    const job = listed?.state?.jobs[0]?.state;
    return job?.status === JobStatus.JS_FAILED && job;
  });
  assert.equal(state.error, 'no model');
  assert.equal((await dispatches(server.url).getDispatch(dispatch.id, 'r'))?.agentName, 'helper');
});

test('a worker without a name is offered every room', async (context) => {
  const server = await startServer(context);
  const worker = await startWorker(context, server.url, '');
  await enter(context, server.url, 'person', 'anywhere');
  assert.equal((await worker.get('availability')).job!.room!.name, 'anywhere');
});

test('a refused job goes to another worker, a full worker is not asked', async (context) => {
  const server = await startServer(context);
  const [full, unwilling] = [await startWorker(context, server.url, 'x'), await startWorker(context, server.url, 'x')];
  full.send({ case: 'updateWorker', value: { status: WorkerStatus.WS_FULL, load: 1, jobCount: 9 } as never });
  full.send({ case: 'ping', value: { timestamp: 7n } as never });
  assert.equal((await full.get('pong')).lastTimestamp, 7n);

  await dispatches(server.url).createDispatch('r', 'x');
  const { job } = await unwilling.get('availability');
  const late = await startWorker(context, server.url, 'x');
  unwilling.send({ case: 'availability', value: { jobId: job!.id, available: false } as never });
  await late.take();
  await late.get('assignment');
  assert.equal(full.received.filter((message) => message.case === 'availability').length, 0);
});

test('a withdrawn dispatch terminates its job', async (context) => {
  const server = await startServer(context);
  const worker = await startWorker(context, server.url, 'x');
  const dispatch = await dispatches(server.url).createDispatch('r', 'x');
  const jobId = await worker.take();
  await worker.get('assignment');
  await dispatches(server.url).deleteDispatch(dispatch.id, 'r');
  assert.equal((await worker.get('termination')).jobId, jobId);
});

test('a socket that is no worker is closed', async (context) => {
  const server = await startServer(context);
  const refused = new WebSocket(`${server.url}/agent`);
  const [error] = (await once(refused, 'error')) as [Error];
  assert.match(error.message, /401/);

  const worker = await startWorker(context, server.url, 'x');
  const closed = once(worker.socket, 'close');
  worker.socket.send(Buffer.from([255, 255, 255]));
  assert.equal((await closed)[0], other ? 1006 : 1003);
});
