import type { RTCPeerConnection } from 'werift';

/**
 * The candidates of a client, each handed over with the description it belongs to.
 *
 * A client trickles as soon as it has made a description, so its candidates may come before it. When ICE restarts, werift throws away what it
 * knew when the description comes, pairs nothing and never answers on that connection again: the client hears no acknowledgement of what it
 * sends on its data channels, and they stand still.
 */
export class RemoteCandidates {
  #early: string[] = [];

  constructor(private readonly peer: RTCPeerConnection) {}

  /** Takes a trickled candidate: now, or when its description is there. */
  async add(candidateInit: string): Promise<void> {
    if (this.#belongs(candidateInit)) await this.#apply(candidateInit);
    else this.#early.push(candidateInit);
  }

  /** A description of the client's is there. Candidates of yet another one are out of date. */
  async described(): Promise<void> {
    const early = this.#early.filter((candidate) => this.#belongs(candidate));
    this.#early = [];
    for (const candidate of early) await this.#apply(candidate);
  }

  #belongs(candidateInit: string): boolean {
    const sdp = this.peer.remoteDescription?.sdp;
    if (!sdp) return false;
    const fragment = / ufrag (\S+)/.exec(JSON.parse(candidateInit).candidate)?.[1];
    return fragment === undefined || sdp.includes(`a=ice-ufrag:${fragment}\r\n`);
  }

  async #apply(candidateInit: string): Promise<void> {
    await this.peer.addIceCandidate(JSON.parse(withoutGeneration(candidateInit)));
  }
}

/**
 * Leaves out how often the client has restarted ICE. werift takes only candidates whose number is its own count, and the two differ as soon as
 * a description was lost with a signal connection.
 */
export function withoutGeneration(text: string): string {
  return text.replace(/ generation \d+/g, '');
}
