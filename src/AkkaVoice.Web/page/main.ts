import { Talk } from "./talk";
import { Dock } from "./view/dock";

const dock = new Dock();
let talk: Talk | null = null;
let isStarting = false;

dock.talk.addEventListener("click", () => void (talk ? talk.end() : start()));
dock.mute.addEventListener("click", () => talk?.toggleMute());
dock.interrupt.addEventListener("click", () => talk?.interrupt());
dock.form.addEventListener("submit", (event) => {
  event.preventDefault();
  const words = dock.words.value.trim();
  if (!words || !talk) return;
  talk.type(words);
  dock.words.value = "";
});

document.addEventListener("keydown", (event) => {
  if (event.repeat || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === "Escape") talk?.interrupt();
  if (isControl(event.target)) return;
  if (event.key === "m" || event.key === "M") talk?.toggleMute();
  if (event.key !== " " || !talk) return;
  event.preventDefault();
  talk.hold(true);
});
document.addEventListener("keyup", (event) => {
  if (event.key === " ") talk?.hold(false);
});
addEventListener("blur", () => talk?.hold(false));

async function start(): Promise<void> {
  if (isStarting) return;
  isStarting = true;
  try {
    talk = await Talk.start(dock, () => (talk = null));
    // The keys above are meant for the page, not for the button that was just pressed.
    dock.talk.blur();
  } catch (error) {
    dock.phase("failed", `This browser cannot play the agent's voice (${error instanceof Error ? error.message : String(error)}).`);
  } finally {
    isStarting = false;
  }
}

// Where a key has a meaning of its own, it keeps it.
function isControl(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest("input, button, summary, a, textarea, select") !== null;
}
