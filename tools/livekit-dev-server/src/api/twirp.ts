import type { Message, MessageType } from '@bufbuild/protobuf';
import type { ClaimGrants } from 'livekit-server-sdk';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { AccessDenied } from '../tokens.js';

/** Largest request body, in bytes. */
const bodyLimit = 1 << 20;

/** An error in Twirp's words (twitchtv.github.io/twirp/docs/spec_v7.html). */
export class TwirpError extends Error {
  constructor(readonly code: keyof typeof httpStatus, message: string) {
    super(message);
  }
}

const httpStatus = {
  invalid_argument: 400,
  malformed: 400,
  unauthenticated: 401,
  permission_denied: 403,
  bad_route: 404,
  not_found: 404,
  resource_exhausted: 429,
  internal: 500,
} as const;

/** One remote procedure: its messages, the right it needs, what it does. */
export interface Method {
  call(body: Buffer, json: boolean, grants: ClaimGrants): Promise<Message>;
}

/** Describes a procedure. `allowed` decides by the caller's grants and the request. */
export function method<TRequest extends Message<TRequest>>(
  request: MessageType<TRequest>,
  allowed: (grants: ClaimGrants, request: NoInfer<TRequest>) => boolean,
  action: (request: NoInfer<TRequest>) => Message | Promise<Message>,
): Method {
  return {
    async call(body, json, grants) {
      const message = parse(request, body, json);
      if (!allowed(grants, message)) throw new TwirpError('unauthenticated', 'permissions denied');
      return action(message);
    },
  };
}

/** Answers a Twirp request, in JSON or protobuf as it came. */
export async function answerTwirp(
  request: IncomingMessage,
  response: ServerResponse,
  path: string,
  methods: ReadonlyMap<string, Method>,
  grants: () => Promise<ClaimGrants>,
): Promise<void> {
  try {
    const method = request.method === 'POST' ? methods.get(path) : undefined;
    if (!method) throw new TwirpError('bad_route', `no handler for path "${path}"`);
    const type = request.headers['content-type']?.split(';')[0]?.trim();
    if (type !== 'application/json' && type !== 'application/protobuf') {
      throw new TwirpError('bad_route', `unexpected Content-Type: "${type ?? ''}"`);
    }
    const json = type === 'application/json';
    const body = await read(request);
    const answer = await method.call(body, json, await grants());
    response.writeHead(200, { 'Content-Type': type });
    response.end(json ? answer.toJsonString({ useProtoFieldName: true, emitDefaultValues: true }) : answer.toBinary());
  } catch (error) {
    const problem = asTwirp(error);
    response.writeHead(httpStatus[problem.code], { 'Content-Type': 'application/json' });
    response.end(JSON.stringify({ code: problem.code, msg: problem.message }));
  }
}

function parse<T extends Message<T>>(type: MessageType<T>, body: Buffer, json: boolean): T {
  try {
    return json ? type.fromJsonString(body.toString('utf8') || '{}', { ignoreUnknownFields: true }) : type.fromBinary(body);
  } catch (error) {
    throw new TwirpError('malformed', `the body is no ${type.typeName}: ${(error as Error).message}`);
  }
}

async function read(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > bodyLimit) throw new TwirpError('resource_exhausted', `the body is longer than ${bodyLimit} bytes`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function asTwirp(error: unknown): TwirpError {
  if (error instanceof TwirpError) return error;
  if (error instanceof AccessDenied) return new TwirpError('unauthenticated', error.message);
  return new TwirpError('internal', (error as Error).message);
}
