// Bringing something into view by scrolling the place that it stands in, and nothing around it. The system's own way
// scrolls every place up to the window, whose bars then leave the screen.

/** Where the thing is to stand: at the top, or wherever it is seen with the least scrolling. */
export type Stand = 'start' | 'nearest';

interface Edges {
  top: number;
  bottom: number;
}

/** How far a place must scroll for the thing to be in view. What is taller than the place shows its beginning. */
export function shift(place: Edges, thing: Edges, stand: Stand = 'nearest'): number {
  const above = thing.top - place.top;
  const below = thing.bottom - place.bottom;
  if (stand === 'start' || above < 0) return above;
  return Math.max(0, Math.min(above, below));
}

/** Scrolls the place around an element, or around some words, so that it is in view. */
export function bring(thing: Element | Range | null | undefined, stand: Stand = 'nearest'): void {
  const element = thing instanceof Range ? thing.startContainer.parentElement : thing;
  if (!thing || !element) return;
  const { top, bottom } = thing.getBoundingClientRect();
  const place = scrollerOf(element);
  if (!place) return;
  const style = getComputedStyle(element);
  const [before, after] = [style.scrollMarginTop, style.scrollMarginBottom].map(
    (one) => parseFloat(one) || 0,
  );
  const box = place.getBoundingClientRect();
  const by = shift(
    { top: box.top + place.clientTop, bottom: box.top + place.clientTop + place.clientHeight },
    { top: top - (before ?? 0), bottom: bottom + (after ?? 0) },
    stand,
  );
  if (by !== 0) place.scrollTop += by;
}

function scrollerOf(element: Element): Element | null {
  const at = element.parentElement;
  if (!at) return null;
  return /^(auto|scroll)$/.test(getComputedStyle(at).overflowY) ? at : scrollerOf(at);
}

/** Keeps a place in reach of the keyboard while it scrolls sideways: its arrows then do. */
export function reachable(place: HTMLElement): (() => void) | undefined {
  if (typeof ResizeObserver === 'undefined') return;
  const observer = new ResizeObserver(() => {
    if (place.scrollWidth > place.clientWidth) place.tabIndex = 0;
    else place.removeAttribute('tabindex');
  });
  observer.observe(place);
  return () => observer.disconnect();
}
