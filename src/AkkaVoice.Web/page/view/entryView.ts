import type { Entry, Notice, Said, Tool } from "../conversation/entries";
import { drawDelay } from "./delayBar";
import { make } from "./dom";

/** An entry as an element of the list. */
export function draw(entry: Entry): HTMLElement {
  switch (entry.kind) {
    case "tool":
      return drawTool(entry);
    case "notice":
      return drawNotice(entry);
    default:
      return drawSaid(entry);
  }
}

/** What a screen reader says of an entry, once it is complete; null before. */
export function announcement(entry: Entry): string | null {
  switch (entry.kind) {
    case "user":
      return entry.final && entry.text ? `You: ${entry.text}` : null;
    case "agent":
      if (!entry.final) return null;
      return entry.heard === entry.text ? `Agent: ${entry.text}` : `Agent, interrupted: ${entry.heard || "nothing was heard"}`;
    case "tool":
      return entry.result ? `Tool ${entry.name} ${entry.result.ok ? "answered" : "failed"}.` : null;
    case "notice":
      return entry.severity === "info" ? entry.text : null;
  }
}

function drawSaid(said: Said): HTMLElement {
  const item = make("li", `said ${said.kind}`, make("p", "who", said.kind === "user" ? "You" : "Agent"));
  const rest = (said.text.startsWith(said.heard) ? said.text.slice(said.heard.length) : said.text).trimStart();
  const words = make("p", "words", make("span", "heard", said.heard || (said.text ? "" : "…")));
  if (rest) words.append(" ", make("span", "unheard", rest));
  item.append(words);
  if (said.cut) {
    item.dataset.cut = "";
    item.append(make("p", "note", cutInWords(said.cut)));
  }
  if (said.delay) item.append(drawDelay(said.delay));
  return item;
}

function cutInWords({ heardMs, flushMs }: NonNullable<Said["cut"]>): string {
  const after = heardMs > 0 ? `after ${(heardMs / 1000).toFixed(1)} s` : "before anything was heard";
  return `Interrupted ${after}${flushMs === null ? "" : `; silent within ${flushMs.toFixed(flushMs < 10 ? 1 : 0)}\u00a0ms`}.`;
}

function drawTool(tool: Tool): HTMLElement {
  const summary = make("summary", "", "Tool ", make("code", "", tool.name), ` ${inline(tool.arguments)} `);
  if (!tool.result) summary.append("…");
  else if (tool.result.ok) summary.append(`answered in ${Math.round(tool.result.ms)} ms`);
  else summary.append(make("span", "failed", `failed after ${Math.round(tool.result.ms)} ms`));
  const details = make("details", "", summary, drawJson("arguments", tool.arguments));
  if (tool.result) details.append(drawJson("result", parsed(tool.result.output)));
  return make("li", "tool", details);
}

// It may be longer than its box, so the keyboard has to get there too.
function drawJson(name: string, value: unknown): HTMLElement {
  const box = make("pre", "", `${name}: ${pretty(value)}`);
  box.tabIndex = 0;
  return box;
}

function drawNotice(notice: Notice): HTMLElement {
  return make("li", `notice ${notice.severity}`, notice.text);
}

function inline(value: unknown): string {
  const text =
    typeof value === "string"
      ? value
      : Object.entries(value ?? {})
          .map(([name, v]) => `${name}: ${JSON.stringify(v)}`)
          .join(", ");
  return text.length > 80 ? `${text.slice(0, 79)}…` : text;
}

function pretty(value: unknown): string {
  return typeof value === "string" ? value : JSON.stringify(value, null, 2);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
