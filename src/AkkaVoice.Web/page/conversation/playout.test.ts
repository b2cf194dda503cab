import { expect, it } from "vitest";
import { Playout } from "./playout";

const report = (epoch: number, played: number) => ({ epoch, played, playing: true, concealed: 0 });

it("tells whose voice sounds, for how long, and once how long its start took", () => {
  const playout = new Playout();
  playout.begin("a1", "r1", 0, 0);
  playout.arrived(0, 0, 1_000);
  expect(playout.report(report(0, 480), 1_050)).toEqual({ id: "a1", responseId: "r1", heardMs: 20, startedAfterMs: 30 });
  playout.begin("a2", "r1", 0, 960);
  expect(playout.report(report(0, 960), 1_070)).toEqual({ id: "a1", responseId: "r1", heardMs: 40, startedAfterMs: null });
  expect(playout.report(report(0, 1_440), 1_090)).toMatchObject({ id: "a2", heardMs: 20 });
});

it("goes on where it stopped after a pause", () => {
  const playout = new Playout();
  playout.begin("a1", "r1", 0, 0);
  playout.report(report(0, 2_400), 0);
  playout.begin("a1", "r1", 1, 0);
  expect(playout.report(report(1, 480), 0)).toMatchObject({ id: "a1", heardMs: 120 });
  expect(playout.heard("a1")).toBe(120);
});

it("knows nothing of a voice that nobody announced", () => {
  expect(new Playout().report(report(3, 480), 0)).toBeNull();
});
