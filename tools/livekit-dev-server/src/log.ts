/** Writes one line to standard error: the event, then its facts. */
export function log(event: string, facts: Record<string, unknown> = {}): void {
  const parts = Object.entries(facts)
    .filter(([, value]) => value !== undefined && value !== '')
    .map(([key, value]) => `${key}=${format(value)}`);
  process.stderr.write(`${new Date().toISOString()} ${[event, ...parts].join(' ')}\n`);
}

function format(value: unknown): string {
  const text = value instanceof Error ? value.message : String(value);
  return /[\s"=]/.test(text) ? JSON.stringify(text) : text;
}
