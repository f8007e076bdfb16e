// Copying, and saying that it was done.
import { announce } from './announce.svelte';
import { failures } from './errors.svelte';

/** Copies the text; `what` names it in the announcement: `Step 5, command`. Returns whether it worked. */
export async function copy(text: string, what: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    announce(`${what} copied`);
    return true;
  } catch {
    failures.report({
      code: 'failed',
      message: 'Nothing was copied: the system refused. Mark the text and press Ctrl C.',
    });
    return false;
  }
}
