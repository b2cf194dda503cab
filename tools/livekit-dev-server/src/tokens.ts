import { AccessToken, TokenVerifier, type ClaimGrants } from 'livekit-server-sdk';
import type { IncomingMessage } from 'node:http';
import type { ServerOptions } from './options.js';

/** A request that brings no valid token, or not the right it needs. `status` is the HTTP status to answer. */
export class AccessDenied extends Error {
  constructor(readonly status: 400 | 401 | 403, message: string) {
    super(message);
  }
}

/** Checks the tokens that come in and makes those that agents join rooms with. */
export class Tokens {
  readonly #options: ServerOptions;
  readonly #verifier: TokenVerifier;

  constructor(options: ServerOptions) {
    this.#options = options;
    this.#verifier = new TokenVerifier(options.apiKey, options.apiSecret);
  }

  /** The grants of a request's token: header `Authorization: Bearer`, or query `access_token` as browsers send it. */
  async read(request: IncomingMessage, url: URL): Promise<ClaimGrants> {
    const header = request.headers.authorization;
    const token = header?.startsWith('Bearer ') ? header.slice(7) : url.searchParams.get('access_token');
    if (!token) throw new AccessDenied(401, 'no permissions to access the room: no access token');
    try {
      return await this.#verifier.verify(token, 10);
    } catch (error) {
      throw new AccessDenied(401, `invalid token: ${(error as Error).message}`);
    }
  }

  /** The token a worker's job joins its room with; valid for an hour, like the genuine server's. */
  forJob(room: string, identity: string, name: string, metadata: string, attributes: Record<string, string>): Promise<string> {
    const token = new AccessToken(this.#options.apiKey, this.#options.apiSecret, { identity, name, metadata, attributes, ttl: 3600 });
    token.kind = 'agent';
    token.addGrant({
      agent: true,
      room,
      roomJoin: true,
      canPublish: true,
      canPublishData: true,
      canSubscribe: true,
      canUpdateOwnMetadata: true,
    });
    return token.toJwt();
  }
}
