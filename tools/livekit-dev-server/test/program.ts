import { spawn } from 'node:child_process';
import { once } from 'node:events';
import type { TestContext } from 'node:test';
import { fileURLToPath } from 'node:url';
import { atEnd } from './endings.js';

const main = fileURLToPath(new URL('../src/main.js', import.meta.url));

/** The server as a process of its own, which can be killed as a process can. */
export async function startProcess(context: TestContext, options: string[]): Promise<{ url: string; kill(): void }> {
  const child = spawn(process.execPath, [main, ...options], { stdio: ['ignore', 'pipe', 'ignore'] });
  atEnd(context, () => child.kill('SIGKILL'));
  const [line] = (await once(child.stdout, 'data')) as [Buffer];
  const url = /ws:\/\/\S+/.exec(line.toString())?.[0];
  if (!url) throw new Error(`no address in: ${line.toString()}`);
  return { url, kill: () => child.kill('SIGKILL') };
}

/** Runs the program to its end. */
export async function runProcess(options: string[]): Promise<{ code: number | null; output: string }> {
  const child = spawn(process.execPath, [main, ...options], { stdio: ['ignore', 'ignore', 'pipe'] });
  let output = '';
  child.stderr.on('data', (data: Buffer) => (output += data.toString()));
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, output };
}
