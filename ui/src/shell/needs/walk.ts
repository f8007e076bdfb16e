// Walking in the notice bar by arrows: left and right over the answers of a line, up and down over the lines.

/** Moves the focus by a key. Returns false for a key that moves nothing. */
export function walked(key: string, rows: HTMLElement[]): boolean {
  const row = rows.findIndex((one) => one.contains(document.activeElement));
  const answers = [...(rows[row]?.querySelectorAll<HTMLElement>('button') ?? [])];
  const at = answers.indexOf(document.activeElement as HTMLElement);
  const sideways = { ArrowRight: 1, ArrowLeft: -1 }[key];
  const upright = { ArrowDown: 1, ArrowUp: -1 }[key];
  if (sideways !== undefined) {
    answers[(at + sideways + answers.length) % answers.length]?.focus();
    return true;
  }
  if (upright === undefined) return false;
  const next = rows[(row + upright + rows.length) % rows.length];
  next?.querySelector<HTMLElement>('button')?.focus();
  return true;
}
