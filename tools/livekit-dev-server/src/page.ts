import { AccessToken, RoomAgentDispatch, RoomConfiguration } from 'livekit-server-sdk';
import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { ServerResponse } from 'node:http';
import { createRequire } from 'node:module';
import type { ServerOptions } from './options.js';

/** How long a token of the page is valid, in seconds. */
const tokenLifetime = 3600;

const folder = new URL('../../page/', import.meta.url);

/** The page at `/try`: a room to talk to an agent in. False where there is nothing of it. */
export async function answerPage(url: URL, response: ServerResponse, options: ServerOptions, address: string): Promise<boolean> {
  switch (url.pathname) {
    case '/try':
      return send(response, 'text/html; charset=utf-8', await readFile(new URL('try.html', folder)));
    case '/try/page.js':
      return send(response, 'text/javascript; charset=utf-8', await readFile(new URL('try.js', folder)));
    case '/try/client.js':
      return send(response, 'text/javascript; charset=utf-8', await readFile(createRequire(import.meta.url).resolve('livekit-client')));
    case '/try/token':
      return send(response, 'application/json', JSON.stringify({ url: address, token: await token(url.searchParams, options) }));
    default:
      return false;
  }
}

async function token(query: URLSearchParams, options: ServerOptions): Promise<string> {
  const identity = `visitor-${randomUUID().slice(0, 8)}`;
  const made = new AccessToken(options.apiKey, options.apiSecret, { identity, name: 'Visitor', ttl: tokenLifetime });
  made.addGrant({ room: query.get('room') || 'try', roomJoin: true, canPublish: true, canSubscribe: true, canPublishData: true });
  const agentName = query.get('agent');
  if (agentName) made.roomConfig = new RoomConfiguration({ agents: [new RoomAgentDispatch({ agentName })] });
  return made.toJwt();
}

function send(response: ServerResponse, type: string, body: string | Buffer): true {
  // For the page alone: no other site's pages are to get tokens here.
  response.removeHeader('Access-Control-Allow-Origin');
  response.writeHead(200, { 'Content-Type': type, 'Cache-Control': 'no-cache' }).end(body);
  return true;
}
