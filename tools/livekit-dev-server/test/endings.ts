import type { TestContext } from 'node:test';

const endings = new WeakMap<TestContext, (() => unknown)[]>();

/** Does something at the test's end, the latest first: clients leave before their server ends. */
export function atEnd(context: TestContext, ending: () => unknown): void {
  const known = endings.get(context);
  if (known) {
    known.push(ending);
    return;
  }
  const all = [ending];
  endings.set(context, all);
  context.after(async () => {
    for (const end of all.reverse()) await end();
  });
}
