import { createServer } from 'node:http';
import { createReadStream, existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestContext } from 'node:test';
import { chromium, type Page } from 'playwright-core';
import { token } from './rig.js';
import { atEnd } from './endings.js';

const executable = '/usr/bin/chromium';
const client = createRequire(import.meta.url).resolve('livekit-client');

/** What the page lends the tests: genuine livekit-client in a browser, and an ear. Runs in the page. */
const helpers = `
  window.rooms = LivekitClient;
  window.room = new LivekitClient.Room();
  window.seen = [];
  window.texts = [];
  for (const event of ['connected', 'reconnecting', 'signalReconnecting', 'reconnected', 'disconnected', 'participantDisconnected', 'localTrackPublished']) {
    room.on(event, (value) => seen.push(event === 'disconnected' ? event + ' ' + LivekitClient.DisconnectReason[value] : event));
  }
  room.on('trackSubscribed', (track) => track.kind === 'audio' && document.body.append(track.attach()));
  room.on('dataReceived', (data, from, kind, topic) => texts.push([topic, from.identity, new TextDecoder().decode(data)].join(' ')));
  room.registerTextStreamHandler('lk.chat', async (reader, from) => texts.push(['lk.chat', from.identity, await reader.readAll()].join(' ')));
  window.context = new AudioContext({ sampleRate: 48000 });
  /** The loudest frequency of what a participant sends, in Hz; 0 while it sends nothing. */
  window.pitch = (identity) => {
    const track = [...(room.remoteParticipants.get(identity)?.trackPublications.values() ?? [])].find((one) => one.track)?.track.mediaStreamTrack;
    if (!track) return 0;
    if (track !== window.heardTrack) {
      window.heardTrack = track;
      window.ear = new AnalyserNode(context, { fftSize: 8192, smoothingTimeConstant: 0 });
      context.createMediaStreamSource(new MediaStream([track])).connect(ear);
    }
    const bins = new Float32Array(ear.frequencyBinCount);
    ear.getFloatFrequencyData(bins);
    const peak = bins.indexOf(Math.max(...bins));
    return bins[peak] > -60 ? (peak * 48000) / 8192 : 0;
  };
`;

/** A tab of Debian's Chromium with livekit-client in it and a tone at its microphone; closed at the test's end. */
export async function openTab(context: TestContext, microphoneHertz = 440): Promise<Page> {
  if (!existsSync(executable)) throw new Error('These tests need Debian\'s chromium: run tools/install-chromium.sh as root.');
  const folder = await mkdtemp(join(tmpdir(), 'tab-'));
  atEnd(context, () => rm(folder, { recursive: true }));
  await writeFile(join(folder, 'microphone.wav'), wav(microphoneHertz));

  const pages = createServer((request, response) => {
    if (request.url === '/client.js') createReadStream(client).pipe(response.setHeader('Content-Type', 'text/javascript'));
    else response.setHeader('Content-Type', 'text/html').end('<!doctype html><title>tab</title><body><script src="client.js"></script>');
  }).listen(0, '127.0.0.1');
  await once(pages, 'listening');
  atEnd(context, () => pages.close());

  const browser = await chromium.launch({
    executablePath: executable,
    args: [
      '--no-sandbox', '--disable-dev-shm-usage', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
      '--disable-component-update', '--disable-sync', '--autoplay-policy=no-user-gesture-required', '--use-fake-ui-for-media-stream',
      '--use-fake-device-for-media-stream', `--use-file-for-fake-audio-capture=${join(folder, 'microphone.wav')}`,
    ],
  });
  atEnd(context, () => browser.close());
  const page = await browser.newPage();
  page.setDefaultTimeout(15_000);
  await page.goto(`http://127.0.0.1:${(pages.address() as AddressInfo).port}/`);
  await page.evaluate(helpers);
  return page;
}

/** Enters a room from a tab, and publishes its microphone unchanged if told to. */
export async function enterFrom(page: Page, url: string, identity: string, microphone = false, room = 'r'): Promise<void> {
  await page.evaluate(`room.connect(${JSON.stringify(url)}, ${JSON.stringify(await token(identity, room))})`);
  if (microphone) {
    await page.evaluate('room.localParticipant.setMicrophoneEnabled(true, { echoCancellation: false, noiseSuppression: false, autoGainControl: false })');
  }
}

/** Waits until something is so in the tab. */
export async function until(page: Page, expression: string): Promise<void> {
  await page.waitForFunction(expression, undefined, { polling: 50 }).catch(async (error: Error) => {
    throw new Error(`not so in the tab: ${expression}; seen: ${JSON.stringify(await page.evaluate('[...seen, ...texts]'))}`, { cause: error });
  });
}

/** Ten seconds of a tone, 48 kHz mono; the browser repeats it. */
function wav(hertz: number): Buffer {
  const rate = 48_000;
  const bytes = Buffer.alloc(44 + 10 * rate * 2);
  bytes.write('RIFF', 0);
  bytes.writeUInt32LE(bytes.length - 8, 4);
  bytes.write('WAVEfmt ', 8);
  bytes.writeUInt32LE(16, 16);
  bytes.writeUInt16LE(1, 20);
  bytes.writeUInt16LE(1, 22);
  bytes.writeUInt32LE(rate, 24);
  bytes.writeUInt32LE(rate * 2, 28);
  bytes.writeUInt16LE(2, 32);
  bytes.writeUInt16LE(16, 34);
  bytes.write('data', 36);
  bytes.writeUInt32LE(bytes.length - 44, 40);
  for (let n = 0; n < 10 * rate; n++) bytes.writeInt16LE(Math.round(8000 * Math.sin((2 * Math.PI * hertz * n) / rate)), 44 + n * 2);
  return bytes;
}
