// What the room tells: the session's events (docs/events.md), and a few messages of its own (docs/browser.md).

export type AgentState = "initializing" | "listening" | "thinking" | "speaking";
export type UserState = "listening" | "speaking" | "away";

export type Transcript = { type: "transcript"; t: number; role: "user" | "assistant"; item_id: string; text: string; final: boolean; heard: string };

export type FirstAudio = {
  type: "first_audio";
  t: number;
  response_id: string;
  delay_ms: number;
  vad_ms: number;
  server_ms: number;
  tool_ms: number;
  engine_ms: number;
};

export type SessionEvent =
  | { type: "connection"; t: number; state: "dialling" | "configuring" | "ready" | "closing" | "closed" | "failed"; attempt?: number }
  | { type: "error"; t: number; code: string; class: "benign" | "retry" | "rotate" | "fatal"; message: string }
  | { type: "drop"; t: number; edge: string; ms: number }
  | { type: "end"; t: number; reason: string; message?: string }
  | { type: "agent_state"; t: number; state: AgentState }
  | { type: "user_state"; t: number; state: UserState }
  | { type: "speech_started"; t: number; item_id: string }
  | { type: "speech_stopped"; t: number; item_id: string }
  | Transcript
  | FirstAudio
  | { type: "interruption"; t: number; item_id: string; heard_ms: number; flush_ms: number }
  | { type: "delete"; t: number; item_id: string }
  | { type: "handoff"; t: number; from: string; to: string; ok: boolean; reason?: string }
  | { type: "tool_call"; t: number; call_id: string; name: string; arguments: unknown }
  | { type: "tool_result"; t: number; call_id: string; ok: boolean; ms: number; name: string; output: string };

export type RoomMessage =
  | SessionEvent
  | { type: "room"; version: number; session: string }
  | { type: "room_item"; epoch: number; position: number; item_id: string; response_id: string }
  | { type: "room_ping"; number: number; round_trip_ms: number };
