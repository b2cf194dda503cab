import assert from 'node:assert/strict';
import { test } from 'node:test';
import { RoomEvent, type RemoteTrack, type Room } from '@livekit/rtc-node';
import { startLateOffers } from './late-offers.js';
import { disposeAfterTests, enter, eventually, hears, next, publishTone, startProxy, startServer } from './rig.js';

disposeAfterTests();

/** The texts that come in a room, each with its end or with what broke it. */
function texts(room: Room): string[] {
  const all: string[] = [];
  room.registerTextStreamHandler('t', async (reader) => {
    all.push(await reader.readAll().catch((error: unknown) => `broken: ${String(error)}`));
  });
  return all;
}

test('what is sent after a resume arrives, also when the candidates came before the offer', async (context) => {
  const server = await startServer(context);
  const proxy = await startLateOffers(context, server);
  const [a, b] = [await enter(context, server.url, 'a'), await enter(context, proxy.url, 'b')];
  const received = texts(a);
  const heard = next(a, RoomEvent.TrackSubscribed);
  const tone = await publishTone(b, 440);
  await hears((await heard)[0] as RemoteTrack, 440);

  proxy.cut();
  await proxy.answered;
  const long = 'word '.repeat(20_000);
  await b.localParticipant!.sendText(long, { topic: 't' });
  await eventually('the text', () => received.length > 0);
  assert.equal(received[0], long);
  await tone.stop();
});

test('a text that is under way when the connection drops arrives whole', async (context) => {
  const server = await startServer(context);
  const proxy = await startProxy(context, server);
  const [a, b] = [await enter(context, server.url, 'a'), await enter(context, proxy.url, 'b')];
  const received = texts(a);
  const writer = await b.localParticipant!.streamText({ topic: 't' });
  await writer.write('one ');
  await writer.write('two ');

  const back = next(b, RoomEvent.Reconnected);
  proxy.cut();
  await back;
  await writer.write('three');
  await writer.close();
  await eventually('the text', () => received.length > 0);
  assert.equal(received[0], 'one two three');
});
