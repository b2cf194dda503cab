import type { AgentState, UserState } from "../conversation/messages";
import { byId } from "./dom";

export type Phase = "idle" | "connecting" | "live" | "failed";

/** The buttons, states and levels at the foot of the page, and the connection at its head. */
export class Dock {
  readonly talk = byId<HTMLButtonElement>("talk");
  readonly mute = byId<HTMLButtonElement>("mute");
  readonly interrupt = byId<HTMLButtonElement>("interrupt");
  readonly form = byId<HTMLFormElement>("type");
  readonly words = byId<HTMLInputElement>("words");
  private readonly send = byId<HTMLButtonElement>("send");
  private readonly agentLevel = byId("agent-level");
  private readonly userLevel = byId("user-level");

  phase(phase: Phase, words: string): void {
    const connection = byId("connection");
    connection.parentElement!.dataset.state = phase;
    setText(connection, words);
    if (phase !== "live") this.roundTrip(null);
    const isOn = phase === "live" || phase === "connecting";
    setText(this.talk, isOn ? "End" : "Start talking");
    this.talk.classList.toggle("primary", !isOn);
    this.words.disabled = this.send.disabled = phase !== "live";
  }

  /** Beside the connection and not in it: a screen reader would read it every second. */
  roundTrip(ms: number | null): void {
    setText(byId("round-trip"), ms === null ? "" : ` · ${ms < 1 ? "<1" : ms} ms`);
  }

  agent(state: AgentState | "off"): void {
    this.interrupt.disabled = state !== "speaking" && state !== "thinking";
    show("agent-state", state, state === "initializing" ? "getting ready" : state);
  }

  user(state: UserState | "off" | "muted" | "no microphone"): void {
    show("user-state", state, state === "listening" ? "silent" : state);
  }

  muted(isMuted: boolean, canMute: boolean): void {
    this.mute.disabled = !canMute;
    this.mute.setAttribute("aria-pressed", String(isMuted));
  }

  levels(levels: { agent?: number; user?: number }): void {
    if (levels.agent !== undefined) setLevel(this.agentLevel, levels.agent);
    if (levels.user !== undefined) setLevel(this.userLevel, levels.user);
  }
}

function show(id: string, state: string, words: string): void {
  const element = byId(id);
  element.dataset.state = state;
  setText(element.querySelector("b")!, words);
}

// Only what changes: a live region would read the same words again.
function setText(element: Element, text: string): void {
  if (element.textContent !== text) element.textContent = text;
}

// From 0 to 1 for the eye, in tenths for the ear.
function setLevel(element: HTMLElement, level: number): void {
  element.querySelector("span")!.style.transform = `scaleX(${level.toFixed(3)})`;
  const tenths = String(Math.round(10 * level));
  if (element.getAttribute("aria-valuenow") !== tenths) element.setAttribute("aria-valuenow", tenths);
}
