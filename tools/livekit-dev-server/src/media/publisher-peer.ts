import type { MediaStreamTrack, RTCDataChannel, RTCPeerConnection, RtpPacket } from 'werift';
import { loopbackOnly, newPeer, trickleLoopback } from './peer.js';
import { RemoteCandidates, withoutGeneration } from './remote-candidates.js';
import { audioSections, type AudioSection } from './sdp.js';

/** What a publisher peer tells its participant. */
export interface PublisherEvents {
  trickle(candidateInit: string): void;
  /** RTP that the client sent on its track `cid`. */
  rtp(cid: string, packet: RtpPacket): void;
  /** The client stopped sending its track. */
  stopped(cid: string): void;
  /** A message on one of the client's data channels (`_reliable`, `_lossy`). */
  data(label: string, bytes: Uint8Array): void;
}

/** The connection on which a client sends: it offers, the server answers. */
export class PublisherPeer {
  readonly #peer: RTCPeerConnection = newPeer();
  readonly #events: PublisherEvents;
  readonly #candidates = new RemoteCandidates(this.#peer);
  /** The client's track that each section carries now. */
  readonly #cids = new Map<string, string>();
  readonly #heard = new Set<MediaStreamTrack>();

  constructor(events: PublisherEvents) {
    this.#events = events;
    trickleLoopback(this.#peer, (candidate) => events.trickle(candidate));
    this.#peer.onDataChannel.subscribe((channel) => this.#listen(channel));
  }

  /** Takes an offer, tells which tracks ended with it, and gives the answer. */
  async answer(offer: string): Promise<string> {
    await this.#peer.setRemoteDescription({ type: 'offer', sdp: withoutGeneration(offer) });
    const sections = audioSections(offer);
    const ended = this.#bind(sections);
    const sending = new Set(sections.filter((section) => section.sends).map((section) => section.mid));
    for (const transceiver of this.#peer.getTransceivers()) {
      const receives = transceiver.mid !== null && sending.has(transceiver.mid);
      transceiver.setDirection(receives ? 'recvonly' : 'inactive');
      if (receives) this.#hear(transceiver.mid!, transceiver.receiver.track);
    }
    await this.#peer.setLocalDescription(await this.#peer.createAnswer());
    await this.#candidates.described();
    for (const cid of ended) this.#events.stopped(cid);
    return loopbackOnly(this.#peer.localDescription!.sdp);
  }

  addCandidate(candidateInit: string): Promise<void> {
    return this.#candidates.add(candidateInit);
  }

  close(): Promise<void> {
    return this.#peer.close();
  }

  #bind(sections: AudioSection[]): string[] {
    const before = new Set(this.#cids.values());
    for (const { mid, sends, trackId } of sections) {
      if (sends && trackId) this.#cids.set(mid, trackId);
      else this.#cids.delete(mid);
    }
    const after = new Set(this.#cids.values());
    return [...before].filter((cid) => !after.has(cid));
  }

  #hear(mid: string, track: MediaStreamTrack): void {
    if (this.#heard.has(track)) return;
    this.#heard.add(track);
    track.onReceiveRtp.subscribe((packet) => {
      const cid = this.#cids.get(mid);
      if (cid) this.#events.rtp(cid, packet);
    });
  }

  #listen(channel: RTCDataChannel): void {
    channel.onMessage.subscribe((message) => {
      if (typeof message !== 'string') this.#events.data(channel.label, message);
    });
  }
}
