/** Why a connection ended, in plain words. */
export function closeInWords(code: number, reason: string): { ok: boolean; text: string } {
  switch (code) {
    case 1000:
      return { ok: true, text: "The conversation has ended." };
    case 1001:
      return { ok: false, text: "The service is shutting down." };
    case 1006:
      return { ok: false, text: "The service could not be reached. Is it still running?" };
    case 1013:
      return { ok: false, text: reason || "The service is full. Please try again later." };
    default:
      return { ok: false, text: reason || `The connection ended (code ${code}).` };
  }
}

/** Who talks with the person from here on, or why it stays as it was. */
export function handoffInWords({ from, to, ok, reason }: { from: string; to: string; ok: boolean; reason?: string }): string {
  if (ok) return `${from} hands over to ${to}.`;
  const why: Record<string, string> = {
    interrupted: "it was interrupted",
    unknown_agent: "there is no such agent",
    rejected: "the model's service refused it",
  };
  return `${from} did not hand over to ${to}: ${why[reason ?? ""] ?? reason ?? "it failed"}.`;
}

/** Why there is no microphone, in plain words. */
export function microphoneInWords(errorName: string, isSecure: boolean): string {
  switch (errorName) {
    case "NotAllowedError":
      return "The browser may not use the microphone: allow it in the address bar and start again, or type instead.";
    case "NotFoundError":
      return "No microphone was found. You can type instead.";
    case "NotReadableError":
      return "Another program holds the microphone. You can type instead.";
    default:
      return isSecure
        ? "The microphone could not be opened. You can type instead."
        : "Browsers lend the microphone only to pages on this computer or with https. You can type instead.";
  }
}
