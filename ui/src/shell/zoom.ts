// What the toolkit forgets when the text gets larger or smaller: the columns of tables keep their widths, and words then
// stand on each other.

/** Lays tables out anew when the text has another size. Returns the way to end it. */
export function followZoom(): () => void {
  const size = () => outerWidth / innerWidth;
  let before = size();
  const look = () => {
    if (Math.abs(size() - before) < 0.02) return;
    before = size();
    const root = document.documentElement;
    root.classList.add('anew');
    void root.offsetHeight;
    root.classList.remove('anew');
  };
  addEventListener('resize', look);
  return () => removeEventListener('resize', look);
}
