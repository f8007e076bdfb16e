// The focus is never nowhere: when what had it goes away or lets it go, the open sheet has it, else the screen. Tab then
// goes on from there, and who listens is not sent back to the top of the window.

function ground(): HTMLElement | null {
  const sheets = document.querySelectorAll<HTMLElement>('[role=dialog], [role=alertdialog]');
  return [...sheets].at(-1) ?? document.querySelector('main');
}

function settle() {
  if (document.activeElement !== document.body) return;
  const on = ground();
  if (!on) return;
  if (!on.hasAttribute('tabindex')) on.tabIndex = -1;
  on.focus({ preventScroll: true });
}

/** Keeps the focus on something until the returned function is called. */
export function keepFocus(): () => void {
  const left = (event: FocusEvent) => event.relatedTarget === null && queueMicrotask(settle);
  // What is taken out of the page tells nobody that it had the focus.
  const observer = new MutationObserver(settle);
  observer.observe(document.body, { childList: true, subtree: true });
  document.addEventListener('focusout', left);
  return () => {
    observer.disconnect();
    document.removeEventListener('focusout', left);
  };
}
