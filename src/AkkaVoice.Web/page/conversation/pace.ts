/** Characters a second of an English voice, until this conversation's own voice is known. */
const USUAL_PACE = 15;

/** The part of a text that was heard, cut at a word, from how long its voice has sounded. */
export function heardOf(text: string, heardMs: number, charactersPerSecond: number): string {
  const count = Math.floor((heardMs / 1000) * charactersPerSecond);
  if (count >= text.length) return text;
  const end = text.lastIndexOf(" ", count);
  return end <= 0 ? "" : text.slice(0, end);
}

/** Learns how fast a voice speaks from the answers that were heard to their end. */
export class Pace {
  private characters = 0;
  private ms = 0;

  get charactersPerSecond(): number {
    return this.ms < 1_000 ? USUAL_PACE : (1000 * this.characters) / this.ms;
  }

  learn(text: string, heardMs: number): void {
    if (heardMs < 500) return;
    this.characters += text.length;
    this.ms += heardMs;
  }
}
