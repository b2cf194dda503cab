import type { Delay } from "../conversation/entries";
import { make } from "./dom";

const PARTS: [keyof Delay, string, string][] = [
  ["vad", "turn detection", "silence waited for, to know that you had finished"],
  ["server", "model", "the model's own time, and the network to it"],
  ["tool", "tools", "waiting for tools"],
  ["engine", "engine", "AkkaVoice itself"],
  ["playout", "playout", "from the service to your ear"],
];

/** Where an answer's delay went: a bar for the eye, a list for everybody. */
export function drawDelay(delay: Delay): HTMLElement {
  const known = PARTS.filter(([key]) => delay[key] !== null);
  const total = known.reduce((sum, [key]) => sum + delay[key]!, 0);
  // The engine's share is below zero when the model's time began before its word of the turn's end was here: then the engine took none.
  const parts = known.map(([key, name, meaning]) => ({ key, name, meaning, ms: Math.max(0, delay[key]!) }));
  const bar = make("div", "bar");
  bar.setAttribute("aria-hidden", "true");
  const list = make("ul", "", make("li", "total", `${Math.round(total)} ms to the first sound`));
  for (const { key, name, meaning, ms } of parts) {
    // What took no time is left out, but for the engine: that it takes none is worth seeing.
    if (ms < 0.5 && key !== "engine") continue;
    const stretch = make("span");
    stretch.dataset.part = key;
    stretch.style.flexGrow = String(ms);
    bar.append(stretch);
    const label = make("li", "", `${name} ${ms < 10 ? ms.toFixed(1) : Math.round(ms)}`);
    label.dataset.part = key;
    label.title = meaning;
    list.append(label);
  }
  return make("div", "delay", bar, list);
}
