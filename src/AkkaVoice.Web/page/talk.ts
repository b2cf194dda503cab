import { level } from "./audio/framer";
import type { PlayoutReport, RoomFrame } from "./audio/frames";
import { Sound } from "./audio/sound";
import { Conversation } from "./conversation/conversation";
import type { Entry } from "./conversation/entries";
import type { RoomMessage } from "./conversation/messages";
import { Pace, heardOf } from "./conversation/pace";
import { Playout } from "./conversation/playout";
import { Link } from "./link";
import { ConversationView } from "./view/conversationView";
import type { Dock } from "./view/dock";
import { byId } from "./view/dom";
import { closeInWords, microphoneInWords } from "./words";

/** One conversation with the agent: joins connection, sound and page, from the click to the end. */
export class Talk {
  private readonly conversation = new Conversation();
  private readonly view = new ConversationView();
  private readonly playout = new Playout();
  private readonly pace = new Pace();
  private readonly link: Link;
  private hasMicrophone = false;
  private isMuted = false;
  private isHeld = false;
  private isOver = false;

  private constructor(
    private readonly sound: Sound,
    private readonly dock: Dock,
    private readonly onOver: () => void,
  ) {
    this.link = new Link({
      onMessage: (message) => this.take(message),
      onFrame: (frame) => this.play(frame),
      onClose: (code, reason) => void this.over(code, reason),
    });
  }

  static async start(dock: Dock, onOver: () => void): Promise<Talk> {
    let talk: Talk | null = null;
    dock.phase("connecting", "Connecting …");
    const sound = await Sound.open({
      onMicrophone: (frame) => talk?.speak(frame),
      onReport: (report) => talk?.played(report),
      onMicrophoneLost: () => talk?.microphoneLost(),
    });
    talk = new Talk(sound, dock, onOver);
    void talk.listen();
    return talk;
  }

  toggleMute(): void {
    if (!this.hasMicrophone) return;
    this.isMuted = !this.isMuted;
    this.showUser();
  }

  /** While muted: the microphone is open as long as this is held. */
  hold(isHeld: boolean): void {
    if (this.isHeld === isHeld) return;
    this.isHeld = isHeld;
    this.showUser();
  }

  interrupt(): void {
    this.link.interrupt();
  }

  type(words: string): void {
    this.view.show(this.conversation.typed(words));
    this.link.sendText(words);
  }

  end(): void {
    this.link.end();
  }

  private async listen(): Promise<void> {
    try {
      await this.sound.listen();
      this.hasMicrophone = true;
    } catch (error) {
      if (!this.isOver) this.complain(microphoneInWords(error instanceof Error ? error.name : "", isSecureContext));
    }
    if (!this.isOver) this.showUser();
  }

  private speak(frame: Int16Array): void {
    // A muted microphone goes on as silence, so that turn detection hears where a sentence ends.
    if (this.isMuted && !this.isHeld) frame.fill(0);
    this.dock.levels({ user: level(frame, 32_768) });
    this.link.sendMicrophone(frame);
  }

  private play(frame: RoomFrame): void {
    if (frame.kind === "voice") this.playout.arrived(frame.epoch, frame.position, performance.now());
    this.sound.play(frame);
  }

  private played(report: PlayoutReport & { level: number }): void {
    this.link.sendReport(report);
    this.dock.levels({ agent: report.playing ? report.level : 0 });
    const sounding = this.playout.report(report, performance.now());
    if (!sounding) return;
    const said = this.conversation.find("agent", sounding.id);
    if (said) this.show(this.conversation.hear(said, heardOf(said.text, sounding.heardMs, this.pace.charactersPerSecond)));
    if (sounding.startedAfterMs === null) return;
    const toTheEar = sounding.startedAfterMs + this.sound.latencyMs + this.conversation.roundTripMs / 2;
    this.show(this.conversation.sounded(sounding.responseId, toTheEar));
  }

  private take(message: RoomMessage): void {
    if (message.type === "room_item") this.playout.begin(message.item_id, message.response_id, message.epoch, message.position);
    const entry = this.conversation.take(message);
    if (message.type === "transcript" && message.final && message.role === "assistant" && message.heard === message.text)
      this.pace.learn(message.text, this.playout.heard(message.item_id));
    this.show(entry);
    this.showStates();
  }

  private show(entry: Entry | null): void {
    if (!entry) return;
    this.view.show(entry);
    if (entry.kind === "notice" && entry.severity === "error") byId("alarm").textContent = entry.text;
  }

  private complain(text: string): void {
    this.show(this.conversation.notice("error", text));
  }

  private showStates(): void {
    const { model, agent, roundTripMs } = this.conversation;
    if (model === "ready") {
      this.dock.phase("live", "Connected");
      this.dock.roundTrip(roundTripMs);
    } else this.dock.phase("connecting", model === "lost" ? "The model's connection was lost" : "Connecting to the model …");
    this.dock.agent(agent);
    this.showUser();
  }

  private showUser(): void {
    const isOpen = !this.isMuted || this.isHeld;
    this.dock.muted(this.isMuted, this.hasMicrophone);
    this.dock.user(!this.hasMicrophone ? "no microphone" : isOpen ? this.conversation.user : "muted");
  }

  private microphoneLost(): void {
    this.hasMicrophone = false;
    this.complain("The microphone was unplugged. You can type instead.");
    this.showUser();
  }

  private async over(code: number, reason: string): Promise<void> {
    this.isOver = true;
    const { ok, text } = closeInWords(code, reason);
    this.show(this.conversation.notice(ok ? "info" : "error", text));
    this.dock.phase(ok ? "idle" : "failed", ok ? "Not connected" : "Disconnected");
    this.dock.agent("off");
    this.dock.user("off");
    this.dock.muted(false, false);
    this.dock.levels({ agent: 0, user: 0 });
    this.onOver();
    await this.sound.close();
  }
}
