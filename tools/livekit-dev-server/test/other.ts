import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import type { TestContext } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import { atEnd } from './endings.js';

/**
 * A program that starts another room server, such as a genuine one, for the same tests: its one argument is the TCP port, the keys are
 * devkey and secret. Unset, the tests talk to the development server in their own process.
 */
export const other = process.env['ROOM_SERVER'];

/** Longest the other server may take until it answers, in ms. */
const patience = 15_000;

export async function startOther(context: TestContext, program: string): Promise<{ url: string; port: number }> {
  const port = await freePort();
  const child = spawn(program, [String(port)], { stdio: 'ignore' });
  const ended = once(child, 'exit');
  atEnd(context, async () => {
    // A genuine server that is asked to end waits for its participants, who are told to leave only after this.
    child.kill('SIGKILL');
    await ended;
  });
  const end = Date.now() + patience;
  while (!(await fetch(`http://127.0.0.1:${port}/`).then((answer) => answer.ok, () => false))) {
    if (child.exitCode !== null || Date.now() > end) throw new Error(`${program} ${port} does not answer`);
    await delay(20);
  }
  return { url: `ws://127.0.0.1:${port}`, port };
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo;
  probe.close();
  await once(probe, 'close');
  return port;
}
