// Choosing the entry whose words are removed: a key leads to the last one, and from there the arrows to the others.

/** Letters of an entry that name it in a question. */
const NAMED_BY = 60;

/** An entry as a question names it. */
export const entryName = ({ time, text }: { time: string; text: string }): string =>
  `${time}, ${text.length > NAMED_BY ? `${text.slice(0, NAMED_BY - 1)}…` : text}`;

const removers = (box: HTMLElement) => [...box.querySelectorAll<HTMLElement>('.remove')];

/** Goes to the last entry of the drawn ones. */
export const toLast = (box: HTMLElement): void => removers(box).at(-1)?.focus();

/** Goes to the entry before or after the one that has the focus, or lets it go. */
export function onArrow(event: KeyboardEvent & { currentTarget: HTMLElement }): void {
  const by = { ArrowUp: -1, ArrowDown: 1, Escape: 0 }[event.key];
  const all = removers(event.currentTarget);
  const at = all.findIndex((button) => button === event.target);
  if (at < 0 || by === undefined) return;
  event.preventDefault();
  if (by === 0) all[at]?.blur();
  else all[at + by]?.focus();
}
