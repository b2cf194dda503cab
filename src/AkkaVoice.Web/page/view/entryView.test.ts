import { expect, it } from "vitest";
import { newSaid, type Entry } from "../conversation/entries";
import { announcement } from "./entryView";

it("says to a screen reader what is complete, and only that", () => {
  const answer = { ...newSaid("agent", "a1"), text: "In Paris it is sunny" };
  expect(announcement(answer)).toBeNull();
  expect(announcement({ ...answer, final: true, heard: "In Paris it is sunny" })).toBe("Agent: In Paris it is sunny");
  expect(announcement({ ...answer, final: true, heard: "In Paris" })).toBe("Agent, interrupted: In Paris");
  expect(announcement(newSaid("user", "u1"))).toBeNull();
  expect(announcement(newSaid("user", "u1", "hello"))).toBe("You: hello");
  const tool: Entry = { kind: "tool", id: "c1", name: "get_weather", arguments: {}, result: null };
  expect(announcement(tool)).toBeNull();
  expect(announcement({ ...tool, result: { ok: true, ms: 1, output: "" } })).toBe("Tool get_weather answered.");
});
