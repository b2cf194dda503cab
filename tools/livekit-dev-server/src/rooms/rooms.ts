import { DisconnectReason } from '@livekit/protocol';
import { log } from '../log.js';
import type { ServerOptions } from '../options.js';
import { Room } from './room.js';

/** What a room is made with, where it should differ from the server's defaults. */
export interface RoomSettings {
  metadata?: string;
  emptyTimeout?: number;
  departureTimeout?: number;
}

/** All rooms of the server. */
export class Rooms {
  readonly #rooms = new Map<string, Room>();
  readonly #options: ServerOptions;
  /** Called with each room as it comes into being, before anybody is in it. */
  onCreated: (room: Room) => void = () => {};
  /** Called with each room that has ended. */
  onClosed: (room: Room) => void = () => {};

  constructor(options: ServerOptions) {
    this.#options = options;
  }

  get all(): Room[] {
    return [...this.#rooms.values()];
  }

  find(name: string): Room | undefined {
    return this.#rooms.get(name);
  }

  open(name: string, settings: RoomSettings = {}): Room {
    const known = this.#rooms.get(name);
    if (known) return known;
    const timeouts = {
      empty: settings.emptyTimeout || this.#options.emptyTimeout,
      departure: settings.departureTimeout || this.#options.departureTimeout,
    };
    const room = new Room(name, this.#options, timeouts, () => void this.close(name, DisconnectReason.ROOM_CLOSED));
    room.metadata = settings.metadata ?? '';
    this.#rooms.set(name, room);
    log('room created', { room: name, sid: room.sid });
    this.onCreated(room);
    return room;
  }

  /** Ends a room. False when there is none of that name. */
  async close(name: string, reason: DisconnectReason): Promise<boolean> {
    const room = this.#rooms.get(name);
    if (!room) return false;
    this.#rooms.delete(name);
    await room.close(reason);
    log('room closed', { room: name, reason: DisconnectReason[reason] });
    this.onClosed(room);
    return true;
  }

  async closeAll(): Promise<void> {
    for (const room of this.all) await this.close(room.name, DisconnectReason.SERVER_SHUTDOWN);
  }
}
