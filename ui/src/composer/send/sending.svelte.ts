// Sending one audience's text: once at a time, with a last look at it, and never silently not.
import { announce } from '$lib/announce.svelte';

interface Ways {
  /** Looks at the text once more. */
  look: () => Promise<void>;
  /** Why it cannot be sent; null when it can. */
  off: () => string | null;
  /** Sends it; true when it was recorded. */
  send: (elsewhere: boolean) => Promise<boolean>;
  sent: () => void;
  /** Leads to what holds it back. */
  lead: (off: string) => void;
}

export class Sending {
  /** It is under way. */
  busy = $state(false);
  /** The person was told that no channel is set up, so that nobody reads the text. */
  asked = $state(false);
  /** Why the last press did not send. */
  #refused = $state<string | null>(null);
  readonly #ways: Ways;

  constructor(ways: Ways) {
    this.#ways = ways;
  }

  /** True while the reason stands for which the last press did not send. */
  get refused(): boolean {
    return this.#refused !== null && this.#refused === this.#ways.off();
  }

  /** Sends what stands in the field now: it is looked at once more, because the preview may lag behind the typing. */
  async send(elsewhere = false): Promise<void> {
    if (this.busy) return;
    this.busy = true;
    await this.#ways.look();
    const off = this.#ways.off();
    this.#refused = off;
    if (off !== null) this.#ways.lead(off);
    else if (await this.#ways.send(elsewhere)) this.#ways.sent();
    this.busy = false;
  }

  /** By key. Without a channel it asks first: a text that nobody reads must not look like one that was told. */
  press(unread: boolean): void {
    if (!unread || this.asked) return void this.send(unread);
    this.asked = true;
    announce('Nobody reads this yet: copy it and say it elsewhere, then press again');
  }
}
