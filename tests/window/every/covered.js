// Runs inside the page. Waits until it measures what is asked for, and names what takes the focus and cannot be pressed in
// its middle once it is scrolled to: another thing covers it, it is cut away, or it lies outside of the window. Of what is
// taller than half the window, as a text, its beginning is looked at. An open sheet lies over what is behind it, so that
// only the sheet is looked at.
const [width, height, done] = arguments;
const STOPS = 'a[href], button:not(:disabled), input:not(.heard), textarea, select, summary, [tabindex="0"]';

const near = (one, other) => Math.abs(one - other) < 3;
const measures = () => near(innerWidth, width) && near(innerHeight, height);
const until = performance.now() + 20_000;

function named(one) {
  const label = one.getAttribute('aria-label') ?? one.labels?.[0]?.textContent ?? one.textContent;
  return `${one.tagName.toLowerCase()} "${label.replace(/\s+/g, ' ').trim().slice(0, 50)}"`;
}

function whatHides(one) {
  const tall = one.offsetHeight > innerHeight / 2;
  one.scrollIntoView({ block: tall ? 'start' : 'nearest', inline: 'nearest' });
  const box = [...one.getClientRects()].find((box) => box.width > 1 && box.height > 1);
  if (!box) return 'has no size';
  const [x, y] = [box.left + box.width / 2, box.top + (tall ? 4 : box.height / 2)];
  if (x < 0 || y < 0 || x >= innerWidth || y >= innerHeight) return 'lies outside of the window';
  const at = document.elementFromPoint(x, y);
  if (one.contains(at) || at?.closest('label')?.control === one) return null;
  return `is covered by ${at ? `${named(at)}.${at.className}` : 'nothing'}`;
}

function found() {
  const over = document.activeElement?.closest('[role=dialog], [role=alertdialog], .needs:has(.drop), aside.above');
  const top = over ?? [...document.querySelectorAll('[role=dialog], [role=alertdialog]')].at(-1) ?? document;
  const shown = [...top.querySelectorAll(STOPS)].filter((one) => one.tabIndex >= 0 && one.checkVisibility());
  const each = shown.filter((one) => one.isConnected).map((one) => [named(one), whatHides(one)]);
  const hidden = each.filter(([, why]) => why !== null).map(([what, why]) => `${what} ${why}`);
  const root = document.documentElement;
  // At 150 % both are rounded.
  if (root.scrollWidth > innerWidth + 1) hidden.push(`the page is ${root.scrollWidth} wide in a window of ${innerWidth}`);
  return hidden;
}

function look() {
  if (measures()) requestAnimationFrame(() => requestAnimationFrame(() => done(found())));
  else if (performance.now() > until) done([`the page measures ${innerWidth}x${innerHeight}`]);
  else setTimeout(look, 5);
}
look();
