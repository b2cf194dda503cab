import {
  DisconnectReason,
  ParticipantInfo_State,
  ParticipantUpdate,
  Room as RoomInfo,
  RoomUpdate,
  SubscriptionPermissionUpdate,
  TrackSubscribed,
  type TrackInfo,
} from '@livekit/protocol';
import { newId } from '../ids.js';
import { log } from '../log.js';
import type { ServerOptions } from '../options.js';
import { PublishedTrack } from '../media/published-track.js';
import type { Participant } from './participant.js';

/** A room: who is in it, who hears whom. */
export class Room {
  readonly sid = newId('RM_');
  readonly createdAt = Date.now();
  readonly participants = new Map<string, Participant>();
  metadata = '';
  #closeTimer: NodeJS.Timeout | undefined;

  constructor(
    readonly name: string,
    private readonly options: ServerOptions,
    private readonly timeouts: { empty: number; departure: number },
    private readonly onEmpty: () => void,
  ) {
    this.#closeAfter(timeouts.empty);
  }

  info(): RoomInfo {
    const visible = [...this.participants.values()].filter((participant) => !participant.hidden);
    return new RoomInfo({
      sid: this.sid,
      name: this.name,
      metadata: this.metadata,
      emptyTimeout: this.timeouts.empty,
      departureTimeout: this.timeouts.departure,
      creationTime: BigInt(Math.floor(this.createdAt / 1000)),
      creationTimeMs: BigInt(this.createdAt),
      numParticipants: visible.length,
      numPublishers: visible.filter((participant) => participant.tracks.size > 0).length,
      enabledCodecs: [{ mime: 'audio/opus' }],
    });
  }

  others(of: Participant): Participant[] {
    return [...this.participants.values()].filter((participant) => participant !== of);
  }

  enter(participant: Participant): void {
    clearTimeout(this.#closeTimer);
    this.participants.set(participant.identity, participant);
    log('participant joined', { room: this.name, identity: participant.identity, sid: participant.sid });
  }

  /** The participant's connection is up: from now on it hears, and the others know that what they send arrives. */
  async activate(participant: Participant): Promise<void> {
    if (participant.state !== ParticipantInfo_State.JOINED) return;
    participant.state = ParticipantInfo_State.ACTIVE;
    this.announce(participant);
    if (!participant.autoSubscribe) return;
    const tracks = this.others(participant).flatMap((other) => [...other.tracks.values()]);
    await this.subscribe(participant, tracks);
  }

  /** Tells everybody, the participant included, what is known of it now. */
  announce(participant: Participant): void {
    this.#tell(participant, [...this.participants.values()]);
  }

  /** Tells the others that somebody is coming in. */
  announceNewcomer(participant: Participant): void {
    this.#tell(participant, this.others(participant));
  }

  #tell(participant: Participant, whom: Participant[]): void {
    const update = new ParticipantUpdate({ participants: [participant.info()] });
    for (const other of whom) {
      if (other === participant || !participant.hidden) other.connection?.send({ case: 'update', value: update });
    }
  }

  announceRoom(): void {
    const update = new RoomUpdate({ room: this.info() });
    for (const participant of this.participants.values()) participant.connection?.send({ case: 'roomUpdate', value: update });
  }

  async publish(publisher: Participant, cid: string, info: TrackInfo): Promise<void> {
    const track = new PublishedTrack(publisher.sid, cid, info);
    publisher.tracks.set(info.sid, track);
    log('track published', { room: this.name, identity: publisher.identity, track: info.sid });
    this.announce(publisher);
    for (const other of this.others(publisher)) {
      if (other.state === ParticipantInfo_State.ACTIVE && other.autoSubscribe) await this.subscribe(other, [track]);
    }
  }

  async unpublish(publisher: Participant, trackSid: string): Promise<void> {
    if (!publisher.tracks.delete(trackSid)) return;
    log('track unpublished', { room: this.name, identity: publisher.identity, track: trackSid });
    this.announce(publisher);
    for (const other of this.others(publisher)) await this.unsubscribe(other, [trackSid]);
  }

  /** Lets a participant hear tracks it does not hear yet. */
  async subscribe(subscriber: Participant, tracks: PublishedTrack[]): Promise<void> {
    if (!subscriber.permission.canSubscribe) return;
    const wanted = tracks.filter((track) => !subscriber.subscriber.has(track.sid) && !subscriber.unwanted.has(track.sid));
    if (wanted.length === 0) return;
    for (const track of wanted) {
      subscriber.connection?.send({
        case: 'subscriptionPermissionUpdate',
        value: new SubscriptionPermissionUpdate({ participantSid: track.publisherSid, trackSid: track.sid, allowed: true }),
      });
      subscriber.subscriber.add(track);
    }
    await subscriber.subscriber.negotiate();
  }

  /** Tells a publisher that somebody receives its track: not before that one's client has agreed, or what is said at once is not heard. */
  received(track: PublishedTrack): void {
    const publisher = [...this.participants.values()].find((participant) => participant.sid === track.publisherSid);
    publisher?.connection?.send({ case: 'trackSubscribed', value: new TrackSubscribed({ trackSid: track.sid }) });
  }

  async unsubscribe(subscriber: Participant, trackSids: string[]): Promise<void> {
    const heard = trackSids.filter((sid) => subscriber.subscriber.has(sid));
    if (heard.length === 0) return;
    for (const sid of heard) subscriber.subscriber.remove(sid);
    await subscriber.subscriber.negotiate();
  }

  /** Takes a participant out: tells it why, tells the others, and frees what it held. */
  async remove(participant: Participant, reason: DisconnectReason): Promise<void> {
    if (this.participants.get(participant.identity) !== participant) return;
    this.participants.delete(participant.identity);
    clearTimeout(participant.resumeTimer);
    participant.state = ParticipantInfo_State.DISCONNECTED;
    participant.disconnectReason = reason;
    const tracks = [...participant.tracks.keys()];
    participant.tracks.clear();
    log('participant left', { room: this.name, identity: participant.identity, reason: DisconnectReason[reason] });

    participant.connection?.leave(reason);
    const update = new ParticipantUpdate({ participants: [participant.info()] });
    for (const other of this.participants.values()) {
      if (!participant.hidden) other.connection?.send({ case: 'update', value: update });
      await this.unsubscribe(other, tracks);
    }
    await Promise.all([participant.publisher.close(), participant.subscriber.close()]);
    // Agents wait for people, not the other way round.
    if (![...this.participants.values()].some((other) => !other.isAgent)) this.#closeAfter(this.timeouts.departure);
  }

  /** Keeps a participant whose connection dropped, for as long as it may resume. */
  expectResume(participant: Participant): void {
    clearTimeout(participant.resumeTimer);
    participant.resumeTimer = setTimeout(
      () => void this.remove(participant, DisconnectReason.SIGNAL_CLOSE),
      this.options.resumeTimeout * 1000,
    );
  }

  async close(reason: DisconnectReason): Promise<void> {
    clearTimeout(this.#closeTimer);
    for (const participant of [...this.participants.values()]) await this.remove(participant, reason);
    clearTimeout(this.#closeTimer);
  }

  #closeAfter(seconds: number): void {
    clearTimeout(this.#closeTimer);
    this.#closeTimer = setTimeout(this.onEmpty, seconds * 1000);
  }
}
