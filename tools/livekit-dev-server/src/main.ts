import { readOptions, usage, type ServerOptions } from './options.js';
import { DevServer } from './server.js';

let options: ServerOptions | 'help';
try {
  options = readOptions(process.argv.slice(2));
} catch (error) {
  process.stderr.write(`${(error as Error).message}\n\n${usage}`);
  process.exit(2);
}
if (options === 'help') {
  process.stdout.write(usage);
  process.exit(0);
}

const server = await DevServer.start(options).catch((error: Error) => {
  process.stderr.write(`The server cannot start: ${error.message}\n`);
  process.exit(1);
});
process.stdout.write(`Development stand-in for livekit-server: ${server.url} (key ${options.apiKey}); not for production\n`);

let stopping = false;
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, () => {
    if (stopping) process.exit(1);
    stopping = true;
    void server.stop().then(() => process.exit(0));
  });
}
