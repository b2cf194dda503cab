import assert from 'node:assert/strict';
import { once } from 'node:events';
import { test } from 'node:test';
import { DisconnectReason, Room, RoomEvent } from '@livekit/rtc-node';
import { RoomServiceClient } from 'livekit-server-sdk';
import { WebSocket } from 'ws';
import { atEnd } from './endings.js';
import { disposeAfterTests, enter, eventually, next, startProxy, startServer, token } from './rig.js';
import { other } from './other.js';
import { runProcess, startProcess } from './program.js';

disposeAfterTests();

const service = (url: string) => new RoomServiceClient(url.replace('ws', 'http'), 'devkey', 'secret');

for (const [what, status, make] of [
  ['a wrong secret', 401, () => token('a', 'r', {}, { secret: 'wrong' })],
  ['an expired token', 401, () => token('a', 'r', {}, { ttl: -60 })],
  ['no right to join', 401, () => token('a', 'r', { roomJoin: false })],
  ['no room', 400, () => token('a', '')],
  ['nonsense', 401, () => Promise.resolve('nonsense')],
] as const) {
  test(`${what} is refused with ${status} and a reason`, async (context) => {
    const server = await startServer(context);
    const access = await make();
    const answer = await fetch(`${server.url.replace('ws', 'http')}/rtc/validate?access_token=${access}`);
    assert.equal(answer.status, status);
    assert.match(await answer.text(), /token|permission|room/);
    await assert.rejects(new Room().connect(server.url, access, { autoSubscribe: true, dynacast: false }));
  });
}

test('a client without a token cannot join, and a browser can read that it shall fall back', { skip: other !== undefined }, async (context) => {
  const server = await startServer(context);
  const http = server.url.replace('ws', 'http');
  assert.equal((await fetch(`${http}/rtc/validate`)).status, 401);
  const fallback = await fetch(`${http}/rtc/v1/validate`);
  assert.equal(fallback.status, 404);
  assert.equal(fallback.headers.get('access-control-allow-origin'), '*');
  assert.equal(await (await fetch(http)).text(), 'OK');
});

test('who joins with an identity that is taken takes its place', async (context) => {
  const server = await startServer(context);
  const first = await enter(context, server.url, 'a');
  const gone = next(first, RoomEvent.Disconnected);
  const second = await enter(context, server.url, 'a');
  assert.equal((await gone)[0], DisconnectReason.DUPLICATE_IDENTITY);
  assert.equal(second.isConnected, true);
});

test('who is still on the way in is seen by those who are there and by those who come', async (context) => {
  const server = await startServer(context);
  const there = await enter(context, server.url, 'there');
  // Opens a signal connection, and never a media connection.
  const socket = new WebSocket(`${server.url}/rtc?access_token=${await token('slow', 'r')}&auto_subscribe=1&protocol=16&sdk=js&version=2.0.0`);
  atEnd(context, () => socket.terminate());
  await once(socket, 'message');
  const comes = await enter(context, server.url, 'comes');
  assert.deepEqual([...comes.remoteParticipants.keys()].sort(), ['slow', 'there']);
  await eventually('those who came', () => there.remoteParticipants.has('slow') && there.remoteParticipants.has('comes'));
});

test('the room service lists, removes and deletes', async (context) => {
  const server = await startServer(context);
  const rooms = service(server.url);
  const [a, b] = [await enter(context, server.url, 'a'), await enter(context, server.url, 'b')];
  // A genuine server counts a moment later.
  await eventually('two participants counted', async () => (await rooms.listRooms()).find((room) => room.name === 'r')?.numParticipants === 2);
  assert.deepEqual((await rooms.listParticipants('r')).map((one) => one.identity).sort(), ['a', 'b']);

  const removed = next(a, RoomEvent.Disconnected);
  await rooms.removeParticipant('r', 'a');
  assert.equal((await removed)[0], DisconnectReason.PARTICIPANT_REMOVED);
  await eventually('b alone', () => b.remoteParticipants.size === 0);

  const deleted = next(b, RoomEvent.Disconnected);
  await rooms.deleteRoom('r');
  assert.equal((await deleted)[0], DisconnectReason.ROOM_DELETED);
  assert.deepEqual(await rooms.listRooms(), []);
  await assert.rejects(rooms.deleteRoom('r'), /does not exist/);
});

test('the room service asks for the right it needs', async (context) => {
  const server = await startServer(context);
  const answer = await fetch(`${server.url.replace('ws', 'http')}/twirp/livekit.RoomService/ListRooms`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${await token('a', 'r')}` },
    body: '{}',
  });
  assert.equal(answer.status, 401);
  assert.deepEqual(await answer.json(), { code: 'unauthenticated', msg: 'permissions denied' });
});

test('a room ends when its last participant has been away long enough', { skip: other !== undefined }, async (context) => {
  const server = await startServer(context, { departureTimeout: 0 });
  const a = await enter(context, server.url, 'a');
  await a.disconnect();
  await eventually('no room', async () => (await service(server.url).listRooms()).length === 0);
});

test('who does not resume in time has left', { skip: other !== undefined }, async (context) => {
  const server = await startServer(context, { resumeTimeout: 1 });
  const proxy = await startProxy(context, server);
  const [a] = [await enter(context, server.url, 'a'), await enter(context, proxy.url, 'b')];
  const gone = next(a, RoomEvent.ParticipantDisconnected);
  proxy.refuse(true);
  proxy.cut();
  assert.equal(((await gone)[0] as { identity: string }).identity, 'b');
});

test('clients come back by themselves to a server that was killed and started again', { skip: other !== undefined }, async (context) => {
  const first = await startProcess(context, ['--port', '0']);
  const a = await enter(context, first.url, 'a');
  const back = next(a, RoomEvent.Reconnected);
  first.kill();
  const second = await startProcess(context, ['--port', new URL(first.url).port]);
  await back;
  assert.equal((await service(second.url).listParticipants('r')).length, 1);
});

test('the program names every wrong option and ends with 2', async () => {
  const ended = await runProcess(['--port', '70000', '--resume-timeout', 'soon', '--key', '']);
  assert.equal(ended.code, 2);
  for (const name of ['--port', '--resume-timeout', '--key']) assert.match(ended.output, new RegExp(name));
});
