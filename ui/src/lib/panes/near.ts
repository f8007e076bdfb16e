// What the screen in front has that can be gone to by name: the steps of the incident that is shown. A screen says it while
// it is shown, and whoever finds things asks.

/** A thing of the screen in front. */
export interface Near {
  /** What kind of thing it is: `step`, `blank`, `runbook`. */
  kind: string;
  id: string;
  name: string;
  detail: string;
  run: () => void;
}

let ask: (() => Near[]) | null = null;

/** Says what the screen has. Returns the way to take it back. */
export function provideNear(things: () => Near[]): () => void {
  ask = things;
  return () => {
    if (ask === things) ask = null;
  };
}

/** What the screen in front has now. */
export const near = (): Near[] => ask?.() ?? [];
