import { type Delay, type Said } from "./entries";
import type { FirstAudio } from "./messages";

/** Brings together what is told apart: the delay of a response, its items, and how long its first sound took to the ear. */
export class Delays {
  private readonly delays = new Map<string, Delay>();
  private readonly shown = new Map<string, Said>();
  private readonly playout = new Map<string, number>();

  /** The first item of a response that has a voice carries its delay. */
  item(responseId: string, said: Said): Said | null {
    if (!this.shown.has(responseId)) this.shown.set(responseId, said);
    return this.join(responseId);
  }

  firstAudio(first: FirstAudio): Said | null {
    this.delays.set(first.response_id, { vad: first.vad_ms, server: first.server_ms, tool: first.tool_ms, engine: first.engine_ms, playout: null });
    return this.join(first.response_id);
  }

  sounded(responseId: string, playoutMs: number): Said | null {
    if (this.playout.has(responseId)) return null;
    this.playout.set(responseId, playoutMs);
    return this.join(responseId);
  }

  private join(responseId: string): Said | null {
    const said = this.shown.get(responseId);
    const delay = this.delays.get(responseId);
    if (!said || !delay) return null;
    said.delay = { ...delay, playout: this.playout.get(responseId) ?? null };
    return said;
  }
}
