// Which things that take the focus are covered by others: what a person looks at, and a test asks for, at many sizes.

/** Names every thing that takes the focus and, once it is scrolled to, cannot be pressed in its middle. */
export function covered(): string[] {
  const stops = document.querySelectorAll<HTMLElement>(
    'a[href], button:not(:disabled), input:not(.heard), textarea, select',
  );
  return [...stops]
    .filter((one) => one.tabIndex >= 0 && one.checkVisibility() && !isReached(one))
    .map(nameOf);
}

function isReached(element: HTMLElement): boolean {
  element.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  const boxes = [...element.getClientRects()].filter((box) => box.width > 1 && box.height > 1);
  const [box] = boxes;
  if (!box) return false;
  const at = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2);
  const inside =
    box.right <= innerWidth + 1 && box.bottom <= innerHeight + 1 && box.left >= -1 && box.top >= -1;
  return (
    inside && at !== null && (element.contains(at) || at.contains(element) || at.closest('label') !== null)
  );
}

const nameOf = (element: HTMLElement): string =>
  `${element.tagName.toLowerCase()} ${element.getAttribute('aria-label') ?? element.textContent?.trim().slice(0, 40) ?? ''}`;
