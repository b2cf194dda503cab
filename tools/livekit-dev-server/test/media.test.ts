import assert from 'node:assert/strict';
import { test } from 'node:test';
import { RoomEvent, type RemoteTrack, type Room } from '@livekit/rtc-node';
import { disposeAfterTests, enter, eventually, hears, next, publishTone, startProxy, startServer } from './rig.js';

disposeAfterTests();

async function subscribed(room: Room): Promise<RemoteTrack> {
  const [track] = await next(room, RoomEvent.TrackSubscribed);
  return track as RemoteTrack;
}

test('two clients hear each other', async (context) => {
  const server = await startServer(context);
  const [a, b] = [await enter(context, server.url, 'a'), await enter(context, server.url, 'b')];
  const tracks = [subscribed(a), subscribed(b)];
  const tones = [await publishTone(a, 440), await publishTone(b, 1000)];
  await Promise.all([hears(await tracks[0]!, 1000), hears(await tracks[1]!, 440)]);
  for (const tone of tones) await tone.stop();
});

test('who comes later hears what is published already', async (context) => {
  const server = await startServer(context);
  const a = await enter(context, server.url, 'a');
  const tone = await publishTone(a, 700);
  const b = await enter(context, server.url, 'b');
  const publication = await eventually('b subscribed to a', () => [...(b.remoteParticipants.get('a')?.trackPublications.values() ?? [])].find((one) => one.track));
  await hears(publication.track as RemoteTrack, 700);
  await tone.stop();
});

test('a track that is taken down and published again is heard again', async (context) => {
  const server = await startServer(context);
  const [a, b] = [await enter(context, server.url, 'a'), await enter(context, server.url, 'b')];
  for (const hertz of [440, 880, 660]) {
    const heard = subscribed(b);
    const tone = await publishTone(a, hertz);
    await hears(await heard, hertz);
    const gone = next(b, RoomEvent.TrackUnpublished);
    await tone.stop();
    await gone;
  }
});

test('a listener who unsubscribes hears nothing, and hears again when it subscribes', async (context) => {
  const server = await startServer(context);
  const [a, b] = [await enter(context, server.url, 'a'), await enter(context, server.url, 'b')];
  const first = subscribed(b);
  const tone = await publishTone(a, 440);
  await hears(await first, 440);

  const publication = b.remoteParticipants.get('a')!.trackPublications.get(tone.sid)!;
  const ended = next(b, RoomEvent.TrackUnsubscribed);
  (publication as { setSubscribed(yes: boolean): void }).setSubscribed(false);
  await ended;
  const again = subscribed(b);
  (publication as { setSubscribed(yes: boolean): void }).setSubscribed(true);
  await hears(await again, 440);
  await tone.stop();
});

test('audio goes on while a dropped signal connection resumes, and nobody seems to leave', async (context) => {
  const server = await startServer(context);
  const proxy = await startProxy(context, server);
  const [a, b] = [await enter(context, server.url, 'a'), await enter(context, proxy.url, 'b')];
  const heard = subscribed(b);
  const tone = await publishTone(a, 440);
  const track = await heard;
  await hears(track, 440);

  let left = 0;
  for (const room of [a, b]) room.on(RoomEvent.ParticipantDisconnected, () => left++);
  const back = next(b, RoomEvent.Reconnected);
  proxy.cut();
  await back;
  await hears(track, 440);
  assert.equal(left, 0);
  await tone.stop();
});
