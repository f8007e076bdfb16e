// Runs inside the page. Names what takes the focus and cannot be pressed in its middle once it is scrolled to: another
// thing covers it, it is cut away, or it lies outside of the window. An open sheet lies over what is behind it, so that
// only the sheet is looked at.
const STOPS = 'a[href], button:not(:disabled), input:not(.heard), textarea, select, summary, [tabindex="0"]';
const over = document.activeElement?.closest('[role=dialog], [role=alertdialog], .needs:has(.drop), aside.above');
const top = over ?? [...document.querySelectorAll('[role=dialog], [role=alertdialog]')].at(-1) ?? document;

function named(one) {
  const label = one.getAttribute('aria-label') ?? one.labels?.[0]?.textContent ?? one.textContent;
  return `${one.tagName.toLowerCase()} "${label.replace(/\s+/g, ' ').trim().slice(0, 50)}"`;
}

function whatHides(one) {
  one.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  const box = [...one.getClientRects()].find((box) => box.width > 1 && box.height > 1);
  if (!box) return 'has no size';
  const [x, y] = [box.left + box.width / 2, box.top + box.height / 2];
  if (x < 0 || y < 0 || x >= innerWidth || y >= innerHeight) return 'lies outside of the window';
  const at = document.elementFromPoint(x, y);
  if (one.contains(at) || at?.closest('label')?.control === one) return null;
  return `is covered by ${at ? `${named(at)}.${at.className}` : 'nothing'}`;
}

const shown = [...top.querySelectorAll(STOPS)].filter((one) => one.tabIndex >= 0 && one.checkVisibility());
const found = shown.filter((one) => one.isConnected).map((one) => [named(one), whatHides(one)]);
const hidden = found.filter(([, why]) => why !== null).map(([what, why]) => `${what} ${why}`);
const root = document.documentElement;
if (root.scrollWidth > innerWidth) hidden.push(`the page is ${root.scrollWidth} wide in a window of ${innerWidth}`);
return hidden;
