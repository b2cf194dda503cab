import { TrackInfo } from '@livekit/protocol';
import type { RtpPacket } from 'werift';

/** A track a participant publishes, and who receives its packets. */
export class PublishedTrack {
  readonly #receivers = new Map<string, (packet: RtpPacket) => void>();
  readonly loss = new LossCounter();

  constructor(
    readonly publisherSid: string,
    /** The client's own id of the track, by which an offer's section is matched. */
    readonly cid: string,
    readonly info: TrackInfo,
  ) {}

  get sid(): string {
    return this.info.sid;
  }

  /** Sends the packets that follow to a subscriber, in place of what it had. */
  attach(subscriberSid: string, receive: (packet: RtpPacket) => void): void {
    this.#receivers.set(subscriberSid, receive);
  }

  detach(subscriberSid: string): void {
    this.#receivers.delete(subscriberSid);
  }

  receive(packet: RtpPacket): void {
    this.loss.count(packet.header.sequenceNumber);
    for (const forward of this.#receivers.values()) forward(packet);
  }
}

/** Counts the packets that are missing between those that came, by RTP sequence number (RFC 3550, A.3). */
export class LossCounter {
  #highest: number | undefined;
  #expected = 0;
  #received = 0;

  count(sequenceNumber: number): void {
    this.#received++;
    if (this.#highest === undefined) {
      this.#expected++;
      this.#highest = sequenceNumber;
      return;
    }
    const ahead = (sequenceNumber - this.#highest) & 0xffff;
    // A packet from before, come late, was expected already.
    if (ahead > 0 && ahead < 0x8000) {
      this.#expected += ahead;
      this.#highest = sequenceNumber;
    }
  }

  /** Share of packets lost (0 to 1) since the last call; undefined when none was expected. */
  take(): number | undefined {
    if (this.#expected === 0) return undefined;
    const lost = Math.max(0, this.#expected - this.#received) / this.#expected;
    this.#expected = 0;
    this.#received = 0;
    return lost;
  }
}
