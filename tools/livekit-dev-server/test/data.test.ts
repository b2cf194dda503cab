import assert from 'node:assert/strict';
import { test } from 'node:test';
import { RoomEvent, type RpcInvocationData } from '@livekit/rtc-node';
import { disposeAfterTests, enter, eventually, next, startServer } from './rig.js';

disposeAfterTests();

test('a remote procedure answers, an unknown one says so', async (context) => {
  const server = await startServer(context);
  const [a, b] = [await enter(context, server.url, 'a'), await enter(context, server.url, 'b')];
  b.localParticipant!.registerRpcMethod('double', async (call: RpcInvocationData) => `${call.payload}${call.payload} by ${call.callerIdentity}`);
  const long = 'x'.repeat(5000);
  const call = (method: string) => a.localParticipant!.performRpc({ destinationIdentity: 'b', method, payload: long, responseTimeout: 5000 });
  assert.equal(await call('double'), `${long}${long} by a`);
  await assert.rejects(call('nothing'), { code: 1400 });
});

test('a text stream arrives whole, at the one it is meant for', async (context) => {
  const server = await startServer(context);
  const [a, b, c] = [await enter(context, server.url, 'a'), await enter(context, server.url, 'b'), await enter(context, server.url, 'c')];
  const texts: Record<string, string> = {};
  for (const [name, room] of Object.entries({ b, c })) {
    room.registerTextStreamHandler('lk.chat', async (reader, from) => {
      texts[name] = `${from.identity}:${await reader.readAll()}`;
    });
  }
  const long = 'word '.repeat(8000);
  await a.localParticipant!.sendText(long, { topic: 'lk.chat', destinationIdentities: ['b'] });
  assert.equal(await eventually('the text', () => texts['b']), `a:${long}`);
  await a.localParticipant!.sendText('all', { topic: 'lk.chat' });
  await eventually('the second text', () => texts['c'] === 'a:all');
});

test('a data packet tells who sent it', async (context) => {
  const server = await startServer(context);
  const [a, b] = [await enter(context, server.url, 'a'), await enter(context, server.url, 'b')];
  const received = next(b, RoomEvent.DataReceived);
  await a.localParticipant!.publishData(new TextEncoder().encode('hello'), { reliable: true, topic: 't' });
  const [payload, from, , topic] = (await received) as [Uint8Array, { identity: string }, unknown, string];
  assert.deepEqual([new TextDecoder().decode(payload), from.identity, topic], ['hello', 'a', 't']);
});

test('attributes and metadata are seen by the others, an empty attribute is gone', async (context) => {
  const server = await startServer(context);
  const [a, b] = [await enter(context, server.url, 'a'), await enter(context, server.url, 'b')];
  await a.localParticipant!.setAttributes({ 'lk.agent.state': 'listening', other: '1' });
  await a.localParticipant!.updateMetadata('{"x":1}');
  const remote = await eventually('a known to b', () => b.remoteParticipants.get('a'));
  await eventually('the state', () => remote.attributes['lk.agent.state'] === 'listening' && remote.metadata === '{"x":1}');
  await a.localParticipant!.setAttributes({ other: '' });
  await eventually('the deletion', () => !('other' in remote.attributes) && remote.attributes['lk.agent.state'] === 'listening');
});
