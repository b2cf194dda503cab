import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { TestContext } from 'node:test';
import { SignalRequest, SignalResponse } from '@livekit/protocol';
import { WebSocket, WebSocketServer, type RawData } from 'ws';
import { atEnd } from './endings.js';
import type { RoomServer } from './rig.js';

/** How long an offer is held back, in ms: longer than a client takes to find its candidates. */
const holdback = 500;

/**
 * A proxy before the server that cuts signal connections, and lets everything overtake the offers of clients that resume. `answered` is done when
 * such an offer was answered.
 */
export async function startLateOffers(context: TestContext, server: RoomServer): Promise<{ url: string; cut(): void; answered: Promise<void> }> {
  let answer = () => {};
  const answered = new Promise<void>((resolve) => (answer = resolve));
  const sockets = new Set<WebSocket>();
  const acceptor = new WebSocketServer({ noServer: true });
  const proxy = createServer().listen(0, '127.0.0.1');
  proxy.on('upgrade', (request: IncomingMessage, socket, head) => {
    const path = request.url ?? '';
    if (path.startsWith('/rtc/v1')) return socket.end('HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n');
    return acceptor.handleUpgrade(request, socket, head, (near) => {
      const far = new WebSocket(server.url + path, { headers: { authorization: request.headers.authorization ?? '' } });
      const opened = once(far, 'open');
      const resumes = path.includes('reconnect=1');
      for (const [from, to] of [[near, far], [far, near]] as const) {
        sockets.add(from);
        from.on('error', () => to.terminate());
        from.on('close', () => to.terminate());
      }
      far.on('message', (data) => {
        near.send(data);
        if (resumes && SignalResponse.fromBinary(data as Buffer).message.case === 'answer') answer();
      });
      near.on('message', async (data: RawData) => {
        await opened;
        const late = resumes && SignalRequest.fromBinary(data as Buffer).message.case === 'offer';
        setTimeout(() => far.readyState === WebSocket.OPEN && far.send(data), late ? holdback : 0);
      });
    });
  });
  await once(proxy, 'listening');
  const cut = () => sockets.forEach((socket) => socket.terminate());
  atEnd(context, () => {
    cut();
    proxy.close();
  });
  return { url: `ws://127.0.0.1:${(proxy.address() as AddressInfo).port}`, cut, answered };
}
