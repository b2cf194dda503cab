import { expect, it } from "vitest";
import { Conversation } from "./conversation";
import type { Notice, Said, Tool } from "./entries";
import type { RoomMessage } from "./messages";

function after(...messages: RoomMessage[]): Conversation {
  const conversation = new Conversation();
  for (const message of messages) conversation.take(message);
  return conversation;
}

const words = (role: "user" | "assistant", item_id: string, text: string, final: boolean, heard = ""): RoomMessage => ({
  type: "transcript",
  t: 0,
  role,
  item_id,
  text,
  final,
  heard,
});
const first = (response_id: string): RoomMessage => ({ type: "first_audio", t: 0, response_id, delay_ms: 700, vad_ms: 500, server_ms: 190, tool_ms: 9, engine_ms: 1 });
const item = (item_id: string, response_id: string): RoomMessage => ({ type: "room_item", epoch: 0, position: 0, item_id, response_id });

it("orders turns by when they began, not by when their words came", () => {
  const { entries } = after(
    { type: "speech_started", t: 1, item_id: "u1" },
    words("assistant", "a1", "Hello", false),
    words("user", "u1", "hi there", true, "hi there"),
  );
  expect(entries.map((e) => [e.kind, (e as Said).text])).toEqual([
    ["user", "hi there"],
    ["agent", "Hello"],
  ]);
});

it("marks what was heard: an estimate while the voice sounds, the engine's word at the end", () => {
  const conversation = after(words("assistant", "a1", "In Paris it is sunny", false));
  const said = conversation.find("agent", "a1")!;
  expect(said.heard).toBe("");
  expect(conversation.hear(said, "In Paris")).toBe(said);
  expect(conversation.hear(said, "In Paris")).toBeNull();
  conversation.take({ type: "interruption", t: 5, item_id: "a1", heard_ms: 900, flush_ms: 0.4 });
  conversation.take(words("assistant", "a1", "In Paris it is sunny", true, "In Paris it"));
  expect(said).toMatchObject({ heard: "In Paris it", final: true, cut: { heardMs: 900, flushMs: 0.4 } });
  expect(conversation.hear(said, "In")).toBeNull();
});

it.each([
  [["words", "item", "first", "sounded"]],
  [["item", "first", "sounded", "words"]],
  [["sounded", "first", "item", "words"]],
  [["first", "words", "sounded", "item"]],
])("puts a delay at its answer in whatever order its parts come: %s", (order) => {
  const conversation = new Conversation();
  const steps: Record<string, () => void> = {
    words: () => conversation.take(words("assistant", "a1", "Hello", false)),
    item: () => conversation.take(item("a1", "r1")),
    first: () => conversation.take(first("r1")),
    sounded: () => conversation.sounded("r1", 42),
  };
  for (const step of order) steps[step]!();
  expect(conversation.find("agent", "a1")!.delay).toEqual({ vad: 500, server: 190, tool: 9, engine: 1, playout: 42 });
});

it("shows a response's delay at its first item only", () => {
  const conversation = after(words("assistant", "a1", "One.", true, "One."), item("a1", "r1"), first("r1"), words("assistant", "a2", "Two.", false), item("a2", "r1"));
  expect(conversation.find("agent", "a1")!.delay).not.toBeNull();
  expect(conversation.find("agent", "a2")!.delay).toBeNull();
});

it("joins a tool's result to its call", () => {
  const { entries } = after(
    { type: "tool_call", t: 1, call_id: "c1", name: "get_weather", arguments: { city: "Paris" } },
    { type: "tool_result", t: 2, call_id: "c1", ok: false, ms: 12, name: "get_weather", output: "no" },
  );
  expect(entries).toHaveLength(1);
  expect((entries[0] as Tool).result).toEqual({ ok: false, ms: 12, output: "no" });
});

it("says when another agent takes over, and why one does not", () => {
  const conversation = after(
    { type: "handoff", t: 1, from: "reception", to: "bookings", ok: true },
    { type: "handoff", t: 2, from: "bookings", to: "reception", ok: false, reason: "interrupted" },
  );
  expect(conversation.entries.map((e) => (e as Notice).text)).toEqual([
    "reception hands over to bookings.",
    "bookings did not hand over to reception: it was interrupted.",
  ]);
});

it("keeps quiet about benign errors, raises no alarm about what is tried again, and skips what it does not know", () => {
  const conversation = after(
    { type: "error", t: 1, code: "x", class: "benign", message: "nothing" },
    { type: "something_new", t: 2 } as unknown as RoomMessage,
    { type: "error", t: 3, code: "z", class: "retry", message: "The answer failed." },
    { type: "error", t: 4, code: "y", class: "fatal", message: "The key is wrong." },
  );
  expect(conversation.entries).toEqual([
    { kind: "notice", id: "notice-1", severity: "info", text: "The answer failed." },
    { kind: "notice", id: "notice-2", severity: "error", text: "The key is wrong." },
  ]);
});

it("shows what was typed once, though it comes back as an item of the conversation", () => {
  const conversation = new Conversation();
  const typed = conversation.typed("hello");
  expect(conversation.take(words("user", "u9", "hello", true, "hello"))).toBe(typed);
  conversation.take(words("user", "u10", "hello", true, "hello"));
  expect(conversation.entries.map((e) => e.id)).toEqual(["u9", "u10"]);
});

it("shows an answer of which nothing was heard as cut, and keeps the numbers of one of which something was", () => {
  const conversation = after(words("assistant", "a1", "Hello", false), { type: "delete", t: 1, item_id: "a1" });
  expect(conversation.find("agent", "a1")!.cut).toEqual({ heardMs: 0, flushMs: null });
  conversation.take({ type: "interruption", t: 2, item_id: "a1", heard_ms: 0, flush_ms: 1 });
  conversation.take({ type: "delete", t: 3, item_id: "a1" });
  expect(conversation.find("agent", "a1")!.cut).toEqual({ heardMs: 0, flushMs: 1 });
});
