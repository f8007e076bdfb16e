// Where a person stood in each incident, while the window lives: who comes back from the reader goes on at that step.

/** The step that was chosen, by the incident's id. */
export const stood = new Map<string, string>();
