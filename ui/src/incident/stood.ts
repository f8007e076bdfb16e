// Where a person stood in each incident, while the window lives: who comes back from the reader goes on at that step.

export interface Stood {
  /** The step that was chosen; null while the first that can be done is current by itself. */
  step: string | null;
  /** Pixels that the checklist was scrolled. */
  scrolled: number;
  /** A text was posted, and nobody has said yet whether it did the steps that ask for it. */
  posted: boolean;
}

const places = new Map<string, Stood>();

/** Where an incident was left, by its id. */
export const stoodAt = (id: string): Stood => places.get(id) ?? { step: null, scrolled: 0, posted: false };

/** Keeps a part of where an incident is. */
export const stand = (id: string, now: Partial<Stood>): void =>
  void places.set(id, { ...stoodAt(id), ...now });

/** Forgets all of it. */
export const forgetPlaces = (): void => places.clear();
