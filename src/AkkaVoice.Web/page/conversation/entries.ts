/** Where an answer's delay went, in ms. The way from the room to the ear is measured at the page; all else comes from the engine. */
export type Delay = { vad: number; server: number; tool: number; engine: number; playout: number | null };

export type Said = {
  kind: "user" | "agent";
  id: string;
  text: string;
  /** What was heard of the text: told by the engine once it is final, an estimate while the voice sounds. */
  heard: string;
  final: boolean;
  cut: { heardMs: number; flushMs: number | null } | null;
  delay: Delay | null;
};

export type Tool = { kind: "tool"; id: string; name: string; arguments: unknown; result: { ok: boolean; ms: number; output: string } | null };

export type Notice = { kind: "notice"; id: string; severity: "info" | "error"; text: string };

export type Entry = Said | Tool | Notice;

export function newSaid(kind: Said["kind"], id: string, text = ""): Said {
  return { kind, id, text, heard: text, final: text !== "", cut: null, delay: null };
}
