import { parseArgs } from 'node:util';

/** What the server is started with. */
export interface ServerOptions {
  /** Address to listen on. Media, too, is offered on loopback only. */
  readonly host: string;
  /** TCP port of signalling and server API; 0 takes a free one. */
  readonly port: number;
  readonly apiKey: string;
  readonly apiSecret: string;
  /** Seconds a room without anybody is kept before the first participant came. */
  readonly emptyTimeout: number;
  /** Seconds a room is kept after its last participant (agents do not count) left. */
  readonly departureTimeout: number;
  /** Seconds a participant whose signal connection dropped may take to resume. */
  readonly resumeTimeout: number;
}

export const defaults: ServerOptions = {
  host: '127.0.0.1',
  port: 7880,
  apiKey: 'devkey',
  apiSecret: 'secret',
  emptyTimeout: 300,
  departureTimeout: 20,
  resumeTimeout: 15,
};

export const usage = `livekit-dev-server: a development stand-in for livekit-server (audio and data, one node, loopback only)

  --port N                 TCP port of signalling and API (${defaults.port}; 0 takes a free one)
  --key K --secret S       the one API key (${defaults.apiKey} / ${defaults.apiSecret})
  --empty-timeout S        seconds an empty room waits for its first participant (${defaults.emptyTimeout})
  --departure-timeout S    seconds a room outlives its last participant (${defaults.departureTimeout})
  --resume-timeout S       seconds a dropped participant may take to resume (${defaults.resumeTimeout})
`;

/** Reads the command line. Throws an Error that names every wrong option. */
export function readOptions(args: string[]): ServerOptions | 'help' {
  const { values } = parseArgs({
    args,
    options: {
      help: { type: 'boolean', short: 'h' },
      port: { type: 'string' },
      key: { type: 'string' },
      secret: { type: 'string' },
      'empty-timeout': { type: 'string' },
      'departure-timeout': { type: 'string' },
      'resume-timeout': { type: 'string' },
    },
  });
  if (values.help) return 'help';

  const complaints: string[] = [];
  const number = (name: 'port' | 'empty-timeout' | 'departure-timeout' | 'resume-timeout', fallback: number, max: number): number => {
    const text = values[name];
    if (text === undefined) return fallback;
    const value = Number(text);
    if (text.trim() === '' || !Number.isInteger(value) || value < 0 || value > max) {
      complaints.push(`--${name} is '${text}', but must be a whole number from 0 to ${max}`);
    }
    return value;
  };
  const options: ServerOptions = {
    ...defaults,
    port: number('port', defaults.port, 65535),
    apiKey: values.key ?? defaults.apiKey,
    apiSecret: values.secret ?? defaults.apiSecret,
    emptyTimeout: number('empty-timeout', defaults.emptyTimeout, 86_400),
    departureTimeout: number('departure-timeout', defaults.departureTimeout, 86_400),
    resumeTimeout: number('resume-timeout', defaults.resumeTimeout, 600),
  };
  if (options.apiKey === '') complaints.push('--key must not be empty');
  if (options.apiSecret === '') complaints.push('--secret must not be empty');
  if (complaints.length > 0) throw new Error(complaints.join('\n'));
  return options;
}
