import { expect, it } from "vitest";
import { closeInWords, microphoneInWords } from "./words";

it.each([
  [1000, "", true, /ended/],
  [1001, "", false, /shutting down/],
  [1006, "", false, /could not be reached/],
  [1013, "Full.", false, /^Full\.$/],
  [4000, "The browser reads too slowly.", false, /too slowly/],
  [4321, "", false, /4321/],
])("says in words why a connection ended with %d", (code, reason, ok, text) => {
  const words = closeInWords(code, reason);
  expect(words.ok).toBe(ok);
  expect(words.text).toMatch(text);
});

it("says in words why there is no microphone, and what to do instead", () => {
  for (const name of ["NotAllowedError", "NotFoundError", "NotReadableError", "TypeError"]) expect(microphoneInWords(name, true)).toMatch(/type instead/);
  expect(microphoneInWords("TypeError", false)).toMatch(/https/);
});
