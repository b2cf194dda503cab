import type { Entry } from "../conversation/entries";
import { byId, make } from "./dom";
import { announcement, draw } from "./entryView";

const MOST_ANNOUNCEMENTS = 20;
/** A reader within so many pixels of the end follows it. */
const NEAR_END = 120;

/** The list of what was said and done. Keeps the newest in view, unless the reader has scrolled up. */
export class ConversationView {
  private readonly list = byId("conversation");
  private readonly announcer = byId("announcer");
  private readonly elements = new Map<Entry, HTMLElement>();
  private readonly announced = new Set<Entry>();

  constructor() {
    this.list.replaceChildren();
    byId("alarm").textContent = "";
  }

  show(entry: Entry): void {
    byId("welcome").hidden = true;
    const follows = this.isAtEnd;
    const element = draw(entry);
    const old = this.elements.get(entry);
    if (old) this.replace(old, element);
    else this.list.append(element);
    this.elements.set(entry, element);
    this.announce(entry);
    if (follows) scrollTo({ top: document.documentElement.scrollHeight });
  }

  private get isAtEnd(): boolean {
    return innerHeight + scrollY >= document.documentElement.scrollHeight - NEAR_END;
  }

  // What the reader has opened or stands on stays so.
  private replace(old: HTMLElement, element: HTMLElement): void {
    const hadFocus = old.contains(document.activeElement);
    const details = element.querySelector("details");
    if (details) details.open = old.querySelector("details")?.open ?? false;
    old.replaceWith(element);
    if (hadFocus) element.querySelector("summary")?.focus();
  }

  // A screen reader hears each thing once, when it is complete: not every word as it comes.
  private announce(entry: Entry): void {
    const text = announcement(entry);
    if (!text || this.announced.has(entry)) return;
    this.announced.add(entry);
    this.announcer.append(make("p", "", text));
    while (this.announcer.childElementCount > MOST_ANNOUNCEMENTS) this.announcer.firstElementChild?.remove();
  }
}
