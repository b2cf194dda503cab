import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import { TrackInfo } from '@livekit/protocol';
import type { RTCPeerConnection } from 'werift';
import { newPeer, trickleLoopback } from '../src/media/peer.js';
import { PublishedTrack } from '../src/media/published-track.js';
import { SubscriberPeer } from '../src/media/subscriber-peer.js';
import { atEnd } from './endings.js';
import { eventually } from './rig.js';

/** A client's end of a subscriber connection, which answers offers when the test lets it. */
class Client {
  readonly offers: string[] = [];
  readonly received: string[] = [];
  readonly told: string[] = [];
  readonly subscriber: SubscriberPeer;
  readonly #peer: RTCPeerConnection = newPeer();

  constructor(context: TestContext, whenReady: (subscriber: SubscriberPeer) => void = () => {}) {
    this.subscriber = new SubscriberPeer('PA_client', {
      offer: (sdp) => this.offers.push(sdp),
      trickle: (candidate) => void this.#peer.addIceCandidate(JSON.parse(candidate)),
      ready: () => {
        this.told.push('ready');
        whenReady(this.subscriber);
      },
      receives: (track) => this.told.push(`receives ${track.sid}`),
    });
    trickleLoopback(this.#peer, (candidate) => void this.subscriber.addCandidate(candidate));
    this.#peer.onDataChannel.subscribe((channel) =>
      channel.onMessage.subscribe((message) => void this.received.push(`${channel.label} ${message.toString()}`)));
    atEnd(context, () => Promise.all([this.subscriber.close(), this.#peer.close()]));
  }

  async answers(): Promise<void> {
    await this.#peer.setRemoteDescription({ type: 'offer', sdp: await eventually('an offer', () => this.offers.shift()) });
    await this.#peer.setLocalDescription(await this.#peer.createAnswer());
    await this.subscriber.answer(this.#peer.localDescription!.sdp);
  }
}

const bytes = (text: string) => new TextEncoder().encode(text);

test('a client is ready when whatever is sent to it arrives, and what was to be kept for it until then comes first', async (context) => {
  const sent: boolean[] = [];
  const client = new Client(context, (subscriber) => {
    for (const label of ['_reliable', '_lossy']) sent.push(subscriber.send(label, bytes('at once'), false));
  });
  assert.equal(client.subscriber.send('_reliable', bytes('early'), true), true);
  assert.equal(client.subscriber.send('_lossy', bytes('early'), false), false);
  await client.subscriber.negotiate();
  await client.answers();
  await eventually('all that was sent', () => client.received.length === 3);

  assert.deepEqual(client.told, ['ready']);
  assert.deepEqual(sent, [true, true]);
  assert.deepEqual(client.received.filter((one) => one.startsWith('_reliable')), ['_reliable early', '_reliable at once']);
  assert.ok(client.received.includes('_lossy at once'));
});

test('a track is received when the client has agreed to it, once, and not when it is taken down before', async (context) => {
  const client = new Client(context);
  const published = (sid: string) => new PublishedTrack('PA_publisher', sid, new TrackInfo({ sid }));
  client.subscriber.add(published('TR_first'));
  await client.subscriber.negotiate();
  client.subscriber.add(published('TR_second'));
  client.subscriber.add(published('TR_gone'));
  client.subscriber.remove('TR_gone');
  await client.subscriber.negotiate();
  assert.deepEqual(client.told, []);
  const received = () => client.told.filter((one) => one !== 'ready');

  await client.answers();
  assert.deepEqual(received(), ['receives TR_first']);
  await client.answers();
  assert.deepEqual(received(), ['receives TR_first', 'receives TR_second']);
  await client.subscriber.negotiate();
  await client.answers();
  assert.deepEqual(received(), ['receives TR_first', 'receives TR_second']);
});
