import {
  ParticipantInfo,
  ParticipantInfo_Kind,
  ParticipantInfo_State,
  ParticipantPermission,
  type DisconnectReason,
} from '@livekit/protocol';
import type { ClaimGrants } from 'livekit-server-sdk';
import { newId } from '../ids.js';
import type { PublishedTrack } from '../media/published-track.js';
import type { PublisherPeer } from '../media/publisher-peer.js';
import type { SubscriberPeer } from '../media/subscriber-peer.js';
import type { SignalConnection } from '../signal/connection.js';

const kinds: Record<string, ParticipantInfo_Kind> = {
  standard: ParticipantInfo_Kind.STANDARD,
  ingress: ParticipantInfo_Kind.INGRESS,
  egress: ParticipantInfo_Kind.EGRESS,
  sip: ParticipantInfo_Kind.SIP,
  agent: ParticipantInfo_Kind.AGENT,
};

/** Somebody in a room, over all signal connections of one stay. */
export class Participant {
  readonly sid = newId('PA_');
  readonly identity: string;
  readonly kind: ParticipantInfo_Kind;
  readonly permission: ParticipantPermission;
  readonly joinedAt = Date.now();
  name: string;
  metadata: string;
  attributes: Record<string, string>;
  state = ParticipantInfo_State.JOINED;
  disconnectReason: DisconnectReason | undefined;

  /** Tracks it publishes, by id. */
  readonly tracks = new Map<string, PublishedTrack>();
  /** Tracks of others it does not want. */
  readonly unwanted = new Set<string>();
  /** Whether it receives what is published without asking. */
  autoSubscribe = true;

  /** Its present signal connection; undefined while it may resume. */
  connection: SignalConnection | undefined;
  publisher!: PublisherPeer;
  subscriber!: SubscriberPeer;
  resumeTimer: NodeJS.Timeout | undefined;
  /** Number of the last reliable data packet that came from it. */
  lastReliable = 0;
  #version = 0;

  constructor(grants: ClaimGrants) {
    const video = grants.video ?? {};
    this.identity = grants.sub ?? '';
    this.name = grants.name ?? '';
    this.metadata = grants.metadata ?? '';
    this.attributes = { ...grants.attributes };
    this.kind = kinds[grants.kind ?? 'standard'] ?? ParticipantInfo_Kind.STANDARD;
    this.permission = new ParticipantPermission({
      canPublish: video.canPublish ?? true,
      canSubscribe: video.canSubscribe ?? true,
      canPublishData: video.canPublishData ?? true,
      canUpdateMetadata: video.canUpdateOwnMetadata ?? false,
      hidden: video.hidden ?? false,
      agent: video.agent ?? false,
    });
  }

  get isAgent(): boolean {
    return this.kind === ParticipantInfo_Kind.AGENT;
  }

  get hidden(): boolean {
    return this.permission.hidden;
  }

  /** Its facts as the others see them. Every change needs a higher version: clients drop what is not newer. */
  info(): ParticipantInfo {
    return new ParticipantInfo({
      sid: this.sid,
      identity: this.identity,
      name: this.name,
      metadata: this.metadata,
      attributes: this.attributes,
      state: this.state,
      kind: this.kind,
      permission: this.permission,
      tracks: [...this.tracks.values()].map((track) => track.info),
      isPublisher: this.tracks.size > 0,
      joinedAt: BigInt(Math.floor(this.joinedAt / 1000)),
      joinedAtMs: BigInt(this.joinedAt),
      version: ++this.#version,
      disconnectReason: this.disconnectReason,
    });
  }

  /** Changes what its owner may change; an empty attribute value deletes the attribute. */
  describe(change: { name?: string; metadata?: string; attributes?: Record<string, string> }): void {
    if (change.name !== undefined && change.name !== '') this.name = change.name;
    if (change.metadata !== undefined && change.metadata !== '') this.metadata = change.metadata;
    for (const [key, value] of Object.entries(change.attributes ?? {})) {
      if (value === '') delete this.attributes[key];
      else this.attributes[key] = value;
    }
  }
}
