import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';
import type { AddressInfo } from 'node:net';
import type { TestContext } from 'node:test';
import { AudioFrame, AudioSource, AudioStream, dispose, LocalAudioTrack, Room, RoomEvent, TrackPublishOptions, TrackSource, type RemoteTrack } from '@livekit/rtc-node';
import { AccessToken, type VideoGrant } from 'livekit-server-sdk';
import { after } from 'node:test';
import { other, startOther } from './other.js';
import { atEnd } from './endings.js';
import { defaults, type ServerOptions } from '../src/options.js';
import { DevServer } from '../src/server.js';

/** Longest any wait of a test may take, in ms. */
const patience = 15_000;

/** The native library's threads would keep the process of a finished test file alive. */
export function disposeAfterTests(): void {
  after(() => dispose());
}

/** What a test needs to know of the server it talks to. */
export interface RoomServer {
  readonly url: string;
  readonly port: number;
}

/** A server of the test's own on a free port, stopped at the test's end. */
export async function startServer(context: TestContext, options: Partial<ServerOptions> = {}): Promise<RoomServer> {
  if (other) return startOther(context, other);
  const server = await DevServer.start({ ...defaults, port: 0, ...options });
  atEnd(context, () => server.stop());
  return server;
}

export function token(identity: string, room: string, grant: VideoGrant = {}, more: { ttl?: number; secret?: string } = {}): Promise<string> {
  const access = new AccessToken('devkey', more.secret ?? 'secret', { identity, ttl: more.ttl ?? 600 });
  access.addGrant({ roomJoin: true, room, canUpdateOwnMetadata: true, ...grant });
  return access.toJwt();
}

/** A genuine native client in a room, disconnected at the test's end. */
export async function enter(context: TestContext, url: string, identity: string, room = 'r'): Promise<Room> {
  const client = new Room();
  await client.connect(url, await token(identity, room), { autoSubscribe: true, dynacast: false });
  atEnd(context, () => client.disconnect());
  return client;
}

/** Resolves with what `probe` gives as soon as it gives something; looks after each of the events and every 20 ms. */
export async function eventually<T>(what: string, probe: () => T | undefined | false | Promise<T | undefined | false>): Promise<T> {
  const end = Date.now() + patience;
  for (;;) {
    const value = await probe();
    if (value !== undefined && value !== false) return value;
    if (Date.now() > end) throw new Error(`not within ${patience} ms: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

/** The next event of that kind in a room. */
export async function next(room: Room, event: RoomEvent): Promise<unknown[]> {
  return Promise.race([
    once(room as never, event as never),
    new Promise<never>((_, reject) => setTimeout(() => reject(new Error(`no ${event} within ${patience} ms`)), patience).unref()),
  ]);
}

/** Publishes a tone of that frequency until `stop` is called. */
export async function publishTone(room: Room, hertz: number): Promise<{ stop(): Promise<void>; sid: string }> {
  const rate = 48_000;
  const source = new AudioSource(rate, 1, 100);
  const track = LocalAudioTrack.createAudioTrack('tone', source);
  const publication = await room.localParticipant!.publishTrack(track, new TrackPublishOptions({ source: TrackSource.SOURCE_MICROPHONE }));
  let running = true;
  const feeding = (async () => {
    for (let position = 0; running; position += 480) {
      const samples = Int16Array.from({ length: 480 }, (_, n) => 8000 * Math.sin((2 * Math.PI * hertz * (position + n)) / rate));
      await source.captureFrame(new AudioFrame(samples, rate, 1, 480));
    }
  })();
  return {
    sid: publication.sid!,
    async stop() {
      running = false;
      await feeding;
      await room.localParticipant!.unpublishTrack(publication.sid!);
      await source.close();
    },
  };
}

/** Reads a remote track until a tone of that frequency dominates 100 ms of it. */
export async function hears(track: RemoteTrack, hertz: number): Promise<void> {
  const reader = new AudioStream(track as never, { sampleRate: 48_000, numChannels: 1 }).getReader();
  const window: number[] = [];
  const end = Date.now() + patience;
  try {
    while (Date.now() < end) {
      const { value, done } = await reader.read();
      if (done) throw new Error('the track ended');
      window.push(...value.data);
      while (window.length >= 4800) if (share(window.splice(0, 4800), hertz) > 0.8) return;
    }
  } finally {
    await reader.cancel();
  }
  throw new Error(`no tone of ${hertz} Hz within ${patience} ms`);
}

/** The part of a signal's energy that lies at one frequency (Goertzel). */
function share(samples: number[], hertz: number): number {
  const energy = samples.reduce((sum, sample) => sum + sample * sample, 0);
  if (energy < samples.length * 100) return 0;
  const turn = (2 * Math.PI * hertz) / 48_000;
  let re = 0;
  let im = 0;
  samples.forEach((sample, n) => {
    re += sample * Math.cos(turn * n);
    im += sample * Math.sin(turn * n);
  });
  return (2 * (re * re + im * im)) / (samples.length * energy);
}

/** A TCP proxy before the server that can cut the signal connections; media does not pass it. */
export async function startProxy(context: TestContext, server: RoomServer): Promise<{ url: string; cut(): void; refuse(yes: boolean): void }> {
  const open = new Set<Socket>();
  let refusing = false;
  const proxy = createServer((near) => {
    if (refusing) return near.destroy();
    const far = connect(server.port, '127.0.0.1');
    for (const [from, to] of [[near, far], [far, near]] as const) {
      open.add(from);
      from.on('error', () => to.destroy());
      from.on('close', () => {
        open.delete(from);
        to.destroy();
      });
      from.pipe(to);
    }
    return undefined;
  }).listen(0, '127.0.0.1');
  await once(proxy, 'listening');
  atEnd(context, () => {
    open.forEach((socket) => socket.destroy());
    proxy.close();
  });
  return {
    url: `ws://127.0.0.1:${(proxy.address() as AddressInfo).port}`,
    cut: () => open.forEach((socket) => socket.destroy()),
    refuse: (yes) => (refusing = yes),
  };
}
