import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { WebSocketServer, type WebSocket } from 'ws';
import { Dispatcher } from './agents/dispatcher.js';
import { dispatchService } from './api/dispatch-service.js';
import { roomService } from './api/room-service.js';
import { answerTwirp, type Method } from './api/twirp.js';
import { log } from './log.js';
import { answerPage } from './page.js';
import type { ServerOptions } from './options.js';
import { announceQuality, qualityInterval } from './rooms/quality.js';
import { Rooms } from './rooms/rooms.js';
import { join, resume } from './signal/join.js';
import { AccessDenied, Tokens } from './tokens.js';

/** Largest message of a client, in bytes; the genuine server's limit for workers. */
const messageLimit = 2 << 20;

/** The server: its HTTP surface, and the parts behind it. */
export class DevServer {
  readonly #tokens: Tokens;
  readonly #rooms: Rooms;
  readonly #dispatcher: Dispatcher;
  readonly #methods: ReadonlyMap<string, Method>;
  readonly #http: Server;
  readonly #sockets = new WebSocketServer({ noServer: true, maxPayload: messageLimit });
  readonly #quality: NodeJS.Timeout;

  private constructor(private readonly options: ServerOptions) {
    this.#tokens = new Tokens(options);
    this.#rooms = new Rooms(options);
    this.#dispatcher = new Dispatcher(this.#tokens);
    this.#rooms.onCreated = (room) => this.#dispatcher.roomCreated(room);
    this.#rooms.onClosed = (room) => this.#dispatcher.roomClosed(room);
    this.#methods = new Map([
      ...prefixed('livekit.RoomService', roomService(this.#rooms, this.#dispatcher)),
      ...prefixed('livekit.AgentDispatchService', dispatchService(this.#rooms, this.#dispatcher)),
    ]);
    this.#http = createServer((request, response) => void this.#answer(request, response));
    this.#http.on('upgrade', (request, socket, head) => void this.#upgrade(request, socket, head));
    this.#quality = setInterval(() => this.#rooms.all.forEach(announceQuality), qualityInterval);
  }

  static async start(options: ServerOptions): Promise<DevServer> {
    const server = new DevServer(options);
    await new Promise<void>((resolve, reject) => {
      server.#http.once('error', reject);
      server.#http.listen(options.port, options.host, resolve);
    });
    return server;
  }

  get port(): number {
    return (this.#http.address() as AddressInfo).port;
  }

  get url(): string {
    return `ws://${this.options.host}:${this.port}`;
  }

  async stop(): Promise<void> {
    clearInterval(this.#quality);
    await this.#rooms.closeAll();
    for (const socket of this.#sockets.clients) socket.close(1001);
    const closed = new Promise((resolve) => this.#http.close(resolve));
    this.#http.closeAllConnections();
    const slow = setTimeout(() => this.#sockets.clients.forEach((socket) => socket.terminate()), 500);
    await closed;
    clearTimeout(slow);
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', 'http://localhost');
    // A browser cannot read even a 404 without this, and then does not fall back to the path it is served on.
    response.setHeader('Access-Control-Allow-Origin', '*');
    if (request.method === 'OPTIONS') {
      response.writeHead(204, { 'Access-Control-Allow-Headers': 'Authorization, Content-Type', 'Access-Control-Allow-Methods': 'GET, POST' });
      response.end();
    } else if (url.pathname.startsWith('/twirp/')) {
      await answerTwirp(request, response, url.pathname.slice('/twirp/'.length), this.#methods, () => this.#tokens.read(request, url));
    } else if (url.pathname === '/rtc/validate') {
      const problem = await this.#problem(request, url);
      response.writeHead(problem?.status ?? 200).end(problem?.message ?? 'success');
    } else if (url.pathname === '/') {
      response.writeHead(200).end('OK');
    } else if (!(await answerPage(url, response, this.options, this.url))) {
      response.writeHead(404).end('not found');
    }
  }

  async #upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): Promise<void> {
    socket.on('error', () => socket.destroy());
    const url = new URL(request.url ?? '/', 'http://localhost');
    try {
      const enter = await this.#route(request, url);
      if (!enter) return reject(socket, 404, 'not found');
      this.#sockets.handleUpgrade(request, socket, head, (webSocket) => enter(webSocket));
    } catch (error) {
      const status = error instanceof AccessDenied ? error.status : 500;
      log('connection refused', { path: url.pathname, status, error });
      reject(socket, status, (error as Error).message);
    }
  }

  /** What to do with a socket on that path; undefined where no sockets are served. `/rtc/v1` is not: clients then come to `/rtc`. */
  async #route(request: IncomingMessage, url: URL): Promise<((socket: WebSocket) => void) | undefined> {
    if (url.pathname === '/agent') {
      const grants = await this.#tokens.read(request, url);
      if (!grants.video?.agent) throw new AccessDenied(401, 'the token does not allow to connect as an agent worker');
      return (socket) => this.#dispatcher.accept(socket);
    }
    if (url.pathname !== '/rtc') return undefined;

    const grants = await this.#tokens.read(request, url);
    const problem = joinProblem(grants);
    if (problem) throw problem;
    const name = grants.video!.room!;
    const sid = url.searchParams.get('sid');
    if (url.searchParams.get('reconnect') === '1' && sid) return (socket) => resume(this.#rooms.open(name), socket, sid);
    return (socket) => {
      const isNew = this.#rooms.find(name) === undefined;
      const room = this.#rooms.open(name);
      if (isNew) for (const agent of grants.roomConfig?.agents ?? []) this.#dispatcher.dispatch(room, agent.agentName ?? '', agent.metadata ?? '');
      void join(room, socket, grants, url.searchParams.get('auto_subscribe') !== '0');
    };
  }

  async #problem(request: IncomingMessage, url: URL): Promise<AccessDenied | undefined> {
    try {
      return joinProblem(await this.#tokens.read(request, url));
    } catch (error) {
      return error as AccessDenied;
    }
  }
}

function joinProblem(grants: { sub?: string; video?: { roomJoin?: boolean; room?: string } }): AccessDenied | undefined {
  if (!grants.video?.roomJoin) return new AccessDenied(401, 'no permissions to access the room');
  if (!grants.sub) return new AccessDenied(400, 'the token names no identity');
  if (!grants.video.room) return new AccessDenied(400, 'the token names no room');
  return undefined;
}

function prefixed(service: string, methods: [string, Method][]): [string, Method][] {
  return methods.map(([name, method]) => [`${service}/${name}`, method]);
}

function reject(socket: Duplex, status: number, message: string): void {
  socket.end(
    `HTTP/1.1 ${status} ${status === 404 ? 'Not Found' : 'Refused'}\r\nConnection: close\r\nAccess-Control-Allow-Origin: *\r\n`
    + `Content-Type: text/plain\r\nContent-Length: ${Buffer.byteLength(message)}\r\n\r\n${message}`,
  );
}
