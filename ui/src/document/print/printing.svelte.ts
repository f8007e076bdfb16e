// Printing: all of the page is drawn for as long as the printer may look at it.
import { tick } from 'svelte';

export class Printing {
  /** Everything is drawn, and nothing is cut short. */
  on = $state(false);

  /** Draws the whole page and asks for the printer. */
  async start(): Promise<void> {
    this.on = true;
    await tick();
    window.print();
    // Not every engine waits here for the printer; whoever uses the page again has printed or has thought better of it.
    const ended = ['afterprint', 'pointerdown', 'keydown', 'wheel'];
    const end = () => {
      this.on = false;
      ended.forEach((one) => removeEventListener(one, end, true));
    };
    ended.forEach((one) => addEventListener(one, end, true));
  }
}
