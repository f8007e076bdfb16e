// The links of the current step, by key: one is followed, among several the focus goes to the first.

/** Follows the link inside of an element. Returns false where there is none. */
export function followIn(place: Element | null | undefined): boolean {
  const links = [...(place?.querySelectorAll<HTMLElement>('[role=link]') ?? [])];
  const [first] = links;
  if (links.length === 1) first?.click();
  else first?.focus();
  return first !== undefined;
}
