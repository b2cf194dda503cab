import {
  MediaStream,
  MediaStreamTrack,
  type RTCDataChannel,
  type RTCPeerConnection,
  type RTCRtpTransceiver,
  type RtpPacket,
} from 'werift';
import { loopbackOnly, newPeer, trickleLoopback } from './peer.js';
import type { PublishedTrack } from './published-track.js';
import { RemoteCandidates, withoutGeneration } from './remote-candidates.js';

/** What a subscriber peer tells its participant. */
export interface SubscriberEvents {
  offer(sdp: string): void;
  trickle(candidateInit: string): void;
  /** The connection is up with both of its channels: whatever is sent from now on arrives. */
  ready(): void;
  /** The client has agreed to receive a track: its end of it is there. */
  receives(published: PublishedTrack): void;
}

interface Forwarding {
  readonly published: PublishedTrack;
  readonly transceiver: RTCRtpTransceiver;
  /** Where it stands: part of no offer yet, of the one under way, or agreed upon. */
  state: 'new' | 'offered' | 'agreed';
}

/** The connection on which a client receives: the server offers, one offer at a time. */
export class SubscriberPeer {
  readonly #peer: RTCPeerConnection = newPeer();
  readonly #events: SubscriberEvents;
  readonly #candidates = new RemoteCandidates(this.#peer);
  readonly #subscriberSid: string;
  readonly #forwardings = new Map<string, Forwarding>();
  readonly #channels: Record<string, RTCDataChannel>;
  /** Packets for the reliable channel that came before it was open. */
  readonly #early: Uint8Array[] = [];
  #offering = false;
  #offerAgain = false;
  #restart = false;
  #closed = false;

  constructor(subscriberSid: string, events: SubscriberEvents) {
    this.#subscriberSid = subscriberSid;
    this.#events = events;
    trickleLoopback(this.#peer, (candidate) => events.trickle(candidate));
    // Clients know the server's channels by their labels, and expect them in the first offer.
    this.#channels = {
      _reliable: this.#peer.createDataChannel('_reliable', { ordered: true }),
      _lossy: this.#peer.createDataChannel('_lossy', { ordered: false, maxRetransmits: 0 }),
    };
    // The channels open only after the connection is up, and each in its own time.
    this.#peer.connectionStateChange.subscribe(() => this.#readyWhenAllIs());
    for (const channel of Object.values(this.#channels)) channel.stateChanged.subscribe(() => this.#readyWhenAllIs());
  }

  has(trackSid: string): boolean {
    return this.#forwardings.has(trackSid);
  }

  /** Sends a published track to the client; the caller negotiates. */
  add(published: PublishedTrack): void {
    const track = new MediaStreamTrack({ kind: 'audio' });
    // Clients find the participant and the track in the stream's id.
    const stream = new MediaStream({ id: `${published.publisherSid}|${published.sid}` });
    const transceiver = this.#peer.addTransceiver(track, { direction: 'sendonly', streams: [stream] });
    this.#forwardings.set(published.sid, { published, transceiver, state: 'new' });
    published.attach(this.#subscriberSid, (packet) => forward(track, packet));
  }

  /** Stops sending a track to the client; the caller negotiates. */
  remove(trackSid: string): void {
    const forwarding = this.#forwardings.get(trackSid);
    if (!forwarding) return;
    this.#forwardings.delete(trackSid);
    forwarding.published.detach(this.#subscriberSid);
    forwarding.transceiver.stop();
  }

  /** Offers what has changed, now or as soon as the offer under way is answered. */
  async negotiate(options: { restartIce?: boolean } = {}): Promise<void> {
    this.#restart ||= options.restartIce === true;
    if (this.#offering) {
      this.#offerAgain = true;
      return;
    }
    this.#offering = true;
    const iceRestart = this.#restart;
    this.#restart = false;
    for (const forwarding of this.#forwardings.values()) if (forwarding.state === 'new') forwarding.state = 'offered';
    await this.#peer.setLocalDescription(await this.#peer.createOffer({ iceRestart }));
    if (!this.#closed) this.#events.offer(loopbackOnly(this.#peer.localDescription!.sdp));
  }

  /** Takes the client's answer. One that answers no offer is left out: clients repeat theirs when they resume. */
  async answer(sdp: string): Promise<void> {
    if (!this.#offering || this.#peer.signalingState !== 'have-local-offer') return;
    await this.#peer.setRemoteDescription({ type: 'answer', sdp: withoutGeneration(sdp) });
    await this.#candidates.described();
    this.#offering = false;
    for (const forwarding of this.#forwardings.values()) {
      if (forwarding.state !== 'offered') continue;
      forwarding.state = 'agreed';
      this.#events.receives(forwarding.published);
    }
    await this.#next();
  }

  /** The client's answer was lost with its signal connection: the pending offer is taken back and made anew. */
  async renegotiate(): Promise<void> {
    if (this.#offering && this.#peer.signalingState === 'have-local-offer') {
      await this.#peer.setLocalDescription({ type: 'rollback' });
    }
    this.#offering = false;
    await this.negotiate({ restartIce: true });
  }

  addCandidate(candidateInit: string): Promise<void> {
    return this.#candidates.add(candidateInit);
  }

  /**
   * Sends a data packet on the channel of that label. False when the channel is not open: the packet is lost then, as on the genuine server.
   * `keep`: it waits until the channel opens for the first time.
   */
  send(label: string, bytes: Uint8Array, keep: boolean): boolean {
    const channel = this.#channels[label];
    if (channel?.readyState === 'open') channel.send(Buffer.from(bytes));
    else if (keep && channel?.readyState === 'connecting' && !this.#closed) this.#early.push(bytes);
    else return false;
    return true;
  }

  async close(): Promise<void> {
    this.#closed = true;
    for (const { published } of this.#forwardings.values()) published.detach(this.#subscriberSid);
    this.#forwardings.clear();
    await this.#peer.close();
  }

  #readyWhenAllIs(): void {
    const reliable = this.#channels['_reliable']!;
    if (reliable.readyState === 'open') for (const bytes of this.#early.splice(0)) reliable.send(Buffer.from(bytes));
    const open = Object.values(this.#channels).every((channel) => channel.readyState === 'open');
    if (open && this.#peer.connectionState === 'connected') this.#events.ready();
  }

  async #next(): Promise<void> {
    if (!this.#offerAgain || this.#closed) return;
    this.#offerAgain = false;
    await this.negotiate();
  }
}

/**
 * Writes a packet to a subscriber without its header extensions: their numbers were agreed with the publisher, and the same number means
 * another extension here. A publisher's audio level taken for a media id makes clients drop every packet.
 */
function forward(track: MediaStreamTrack, packet: RtpPacket): void {
  const copy = packet.clone();
  copy.header.extensions = [];
  copy.header.extension = false;
  track.writeRtp(copy);
}
