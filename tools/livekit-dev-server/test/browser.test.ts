import assert from 'node:assert/strict';
import { test } from 'node:test';
import { RoomEvent, type RemoteTrack, type RpcInvocationData } from '@livekit/rtc-node';
import { RoomServiceClient } from 'livekit-server-sdk';
import { enterFrom, openTab, until } from './browser.js';
import { other } from './other.js';
import { startProcess } from './program.js';
import { disposeAfterTests, enter, eventually, hears, next, publishTone, startProxy, startServer } from './rig.js';

disposeAfterTests();

test('a browser and a native client hear each other', async (context) => {
  const server = await startServer(context);
  const native = await enter(context, server.url, 'native');
  const tone = await publishTone(native, 1000);
  const heard = next(native, RoomEvent.TrackSubscribed);
  const tab = await openTab(context, 440);
  await enterFrom(tab, server.url, 'tab', true);
  await hears((await heard)[0] as RemoteTrack, 440);
  await until(tab, 'Math.abs(pitch("native") - 1000) < 12');

  await tab.evaluate('room.localParticipant.setMicrophoneEnabled(false)');
  const muted = () => [...native.remoteParticipants.get('tab')!.trackPublications.values()][0]?.muted;
  await eventually('the tab muted', () => muted() === true);
  await tab.evaluate('room.localParticipant.setMicrophoneEnabled(true)');
  await eventually('the tab heard again', () => muted() === false);
  await tone.stop();
});

test('packets, texts, calls and attributes go between a browser and a native client', async (context) => {
  const server = await startServer(context);
  const native = await enter(context, server.url, 'native');
  native.localParticipant!.registerRpcMethod('double', async (call: RpcInvocationData) => call.payload + call.payload);
  const texts: string[] = [];
  native.registerTextStreamHandler('lk.chat', async (reader, from) => void texts.push(`${from.identity} ${await reader.readAll()}`));
  const tab = await openTab(context);
  await enterFrom(tab, server.url, 'tab');
  await eventually('the tab in the room', () => native.remoteParticipants.has('tab'));

  const long = 'word '.repeat(8000);
  await native.localParticipant!.publishData(new TextEncoder().encode('packet'), { reliable: true, topic: 't' });
  await native.localParticipant!.sendText(long, { topic: 'lk.chat' });
  await until(tab, `texts.includes('t native packet') && texts.includes('lk.chat native ${long}')`);
  await tab.evaluate(`room.localParticipant.sendText(${JSON.stringify(long)}, { topic: 'lk.chat' })`);
  await eventually('the text of the tab', () => texts.includes(`tab ${long}`));

  const call = `room.localParticipant.performRpc({ destinationIdentity: 'native', method: 'double', payload: 'ab' })`;
  assert.equal(await tab.evaluate(call), 'abab');
  await tab.evaluate(`room.registerRpcMethod('shout', async (call) => call.payload.toUpperCase())`);
  assert.equal(await native.localParticipant!.performRpc({ destinationIdentity: 'tab', method: 'shout', payload: 'hear me' }), 'HEAR ME');

  await native.localParticipant!.setAttributes({ 'lk.agent.state': 'speaking' });
  await until(tab, `room.remoteParticipants.get('native').attributes['lk.agent.state'] === 'speaking'`);
});

test('a browser resumes when its signal connection drops, and audio goes on', async (context) => {
  const server = await startServer(context);
  const proxy = await startProxy(context, server);
  const native = await enter(context, server.url, 'native');
  const tone = await publishTone(native, 1000);
  let left = 0;
  native.on(RoomEvent.ParticipantDisconnected, () => left++);
  const heard = next(native, RoomEvent.TrackSubscribed);
  const tab = await openTab(context, 440);
  await enterFrom(tab, proxy.url, 'tab', true);
  const track = (await heard)[0] as RemoteTrack;
  await hears(track, 440);

  proxy.cut();
  await until(tab, `seen.includes('reconnected')`);
  await hears(track, 440);
  await until(tab, 'Math.abs(pitch("native") - 1000) < 12');
  assert.equal(left, 0);
  await tone.stop();
});

test('a browser that reconnects in full is heard again', async (context) => {
  const server = await startServer(context);
  const native = await enter(context, server.url, 'native');
  const tone = await publishTone(native, 1000);
  const tab = await openTab(context, 440);
  await enterFrom(tab, server.url, 'tab', true);
  await until(tab, 'Math.abs(pitch("native") - 1000) < 12');

  const heard = next(native, RoomEvent.TrackSubscribed);
  await tab.evaluate(`room.simulateScenario('full-reconnect')`);
  await until(tab, `seen.includes('reconnected')`);
  await eventually('the tab heard again', async () => {
    const track = [...(native.remoteParticipants.get('tab')?.trackPublications.values() ?? [])].find((one) => one.track)?.track;
    return track && hears(track as RemoteTrack, 440).then(() => true);
  });
  await heard;
  await until(tab, 'Math.abs(pitch("native") - 1000) < 12');
  await tone.stop();
});

test('a browser comes back to a server that was killed and started again', { skip: other !== undefined }, async (context) => {
  const first = await startProcess(context, ['--port', '0']);
  const tab = await openTab(context);
  await enterFrom(tab, first.url, 'tab', true);
  first.kill();
  const second = await startProcess(context, ['--port', new URL(first.url).port]);
  await until(tab, `seen.includes('reconnected')`);
  await enter(context, second.url, 'native').then((native) =>
    eventually('the microphone of the tab', () => native.remoteParticipants.get('tab')?.trackPublications.size === 1));
});

test('a browser is told why it had to leave', async (context) => {
  const server = await startServer(context);
  const tab = await openTab(context);
  await enterFrom(tab, server.url, 'tab');
  await new RoomServiceClient(server.url.replace('ws', 'http'), 'devkey', 'secret').removeParticipant('r', 'tab');
  await until(tab, `seen.includes('disconnected PARTICIPANT_REMOVED')`);
  await enterFrom(tab, server.url, 'tab');
  const gone = until(tab, `seen.includes('disconnected DUPLICATE_IDENTITY')`);
  await enter(context, server.url, 'tab');
  await gone;
});
