import { Delays } from "./delays";
import { handoffInWords } from "../words";
import { newSaid, type Entry, type Notice, type Said, type Tool } from "./entries";
import type { AgentState, RoomMessage, Transcript, UserState } from "./messages";

const TYPED = "typed-";

/** The conversation as the page shows it, made from what the room tells. Knows nothing of the page. */
export class Conversation {
  readonly entries: Entry[] = [];
  agent: AgentState = "initializing";
  user: UserState = "listening";
  model: "connecting" | "ready" | "lost" = "connecting";
  roundTripMs = 0;
  private readonly delays = new Delays();
  private readonly responses = new Map<string, string>();
  private made = 0;

  /** Takes a message; returns the entry that it changed, if any. */
  take(message: RoomMessage): Entry | null {
    switch (message.type) {
      case "room_ping":
        this.roundTripMs = message.round_trip_ms;
        return null;
      case "room_item":
        this.responses.set(message.item_id, message.response_id);
        return this.join(this.find("agent", message.item_id));
      case "connection":
        return this.connection(message.state, message.attempt ?? 1);
      case "agent_state":
        this.agent = message.state;
        return null;
      case "user_state":
        this.user = message.state;
        return null;
      case "speech_started":
        return this.said("user", message.item_id);
      case "transcript":
        return this.transcript(message);
      case "first_audio":
        return this.delays.firstAudio(message);
      case "interruption":
        return this.cut(message.item_id, message.heard_ms, message.flush_ms);
      case "delete":
        return this.cut(message.item_id, 0, null);
      case "handoff":
        return this.notice("info", handoffInWords(message));
      case "tool_call":
        return this.add<Tool>({ kind: "tool", id: message.call_id, name: message.name, arguments: message.arguments, result: null });
      case "tool_result":
        return this.answered(message.call_id, { ok: message.ok, ms: message.ms, output: message.output });
      case "error":
        // What is tried again is worth a line, and no alarm.
        return message.class === "benign" ? null : this.notice(message.class === "fatal" ? "error" : "info", message.message);
      case "drop":
        return this.notice("info", `${Math.round(message.ms)} ms of audio were lost (${message.edge}).`);
      default:
        // Types and fields may be added; what is not known is skipped.
        return null;
    }
  }

  /** The words of an answer that must have sounded by now, as an estimate. */
  hear(said: Said, heard: string): Said | null {
    if (said.final || said.heard === heard) return null;
    said.heard = heard;
    return said;
  }

  /** The first sound of a response took so long from the room to the ear. */
  sounded(responseId: string, playoutMs: number): Said | null {
    return this.delays.sounded(responseId, playoutMs);
  }

  /** What the person typed: it needs no ear, so it stands there at once. */
  typed(text: string): Said {
    return this.add(newSaid("user", `${TYPED}${++this.made}`, text));
  }

  notice(severity: Notice["severity"], text: string): Notice {
    return this.add({ kind: "notice", id: `notice-${++this.made}`, severity, text });
  }

  find(kind: Said["kind"], id: string): Said | undefined {
    return this.entries.find((entry): entry is Said => entry.kind === kind && entry.id === id);
  }

  private connection(state: string, attempt: number): Entry | null {
    if (state === "dialling") this.model = "connecting";
    if (state === "ready") this.model = "ready";
    if (state === "failed") this.model = "lost";
    return state === "dialling" && attempt > 1 ? this.notice("info", `The model's connection was lost; trying again (${attempt}).`) : null;
  }

  private transcript({ role, item_id, text, final, heard }: Transcript): Said {
    const said = this.said(role === "user" ? "user" : "agent", item_id, text);
    said.text = text;
    said.final = final;
    if (role === "user") said.heard = text;
    else if (final) said.heard = heard;
    return said;
  }

  private join(said: Said | undefined): Said | null {
    const responseId = said && this.responses.get(said.id);
    return responseId ? this.delays.item(responseId, said) : null;
  }

  private cut(itemId: string, heardMs: number, flushMs: number | null): Entry | null {
    const said = this.find("agent", itemId);
    // Of a cut that was told with its numbers, the deletion says nothing new.
    if (said && (!said.cut || flushMs !== null)) said.cut = { heardMs, flushMs };
    return said ?? null;
  }

  private answered(callId: string, result: NonNullable<Tool["result"]>): Entry | null {
    const tool = this.entries.find((entry): entry is Tool => entry.kind === "tool" && entry.id === callId);
    if (tool) tool.result = result;
    return tool ?? null;
  }

  private said(kind: Said["kind"], id: string, text = ""): Said {
    const known = this.find(kind, id) ?? (kind === "user" ? this.findTyped(text) : undefined);
    if (known) {
      known.id = id;
      return known;
    }
    const said = this.add(newSaid(kind, id));
    if (kind === "agent") this.join(said);
    return said;
  }

  // What was typed comes back as an item of the conversation: it stands there already.
  private findTyped(text: string): Said | undefined {
    return this.entries.find((entry): entry is Said => entry.kind === "user" && entry.id.startsWith(TYPED) && entry.text === text);
  }

  private add<T extends Entry>(entry: T): T {
    this.entries.push(entry);
    return entry;
  }
}
