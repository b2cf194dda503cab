import { expect, it } from "vitest";
import { Pace, heardOf } from "./pace";

it("cuts at a word, and never says that more was heard than there is", () => {
  expect(heardOf("The weather is fine", 0, 15)).toBe("");
  expect(heardOf("The weather is fine", 400, 15)).toBe("The");
  expect(heardOf("The weather is fine", 800, 15)).toBe("The weather");
  expect(heardOf("The weather is fine", 9_000, 15)).toBe("The weather is fine");
});

it("learns the pace of the voice", () => {
  const pace = new Pace();
  expect(pace.charactersPerSecond).toBe(15);
  pace.learn("too short to tell", 100);
  expect(pace.charactersPerSecond).toBe(15);
  pace.learn("x".repeat(40), 2_000);
  expect(pace.charactersPerSecond).toBe(20);
});
