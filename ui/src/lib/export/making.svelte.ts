// A file that is being made for a person. It can be stopped while that lasts, and then nothing was written.
import { announce } from '$lib/announce.svelte';
import { copy } from '$lib/clipboard.svelte';
import { attempt, failures, look } from '$lib/errors.svelte';
import * as host from '$lib/host';
import type { Exported } from '$lib/types';
import type { Binding } from '$lib/keys';
import { told } from './forms.svelte';

/** How it is said of a file: `Exported` it was, and `Path of the report` is what is copied. */
interface Words {
  made: string;
  path: string;
}

export class Making {
  /** One is being made. */
  on = $state(false);
  readonly #id: () => string;
  readonly #words: Words;

  constructor(id: () => string, words: Words) {
    this.#id = id;
    this.#words = words;
  }

  /** Makes a file, one at a time, and says where it lies; true when it does. */
  async run(make: () => Promise<Exported | null>): Promise<boolean> {
    if (this.on) return false;
    this.on = true;
    const done = await attempt(async () => ({ file: await make() }));
    this.on = false;
    if (!done) return false;
    if (done.file) this.#say(done.file);
    else failures.done('Stopped. Nothing was written, and what stood there is as it was.', []);
    return done.file !== null;
  }

  #say({ path, kept, remarks }: Exported): void {
    failures.done(`${this.#words.made}: ${path}${told(kept, remarks)}`, [
      { name: 'Open', run: () => attempt(() => host.openDraft(path, false)) },
      { name: 'Copy path', run: () => copy(path, this.#words.path) },
      { name: 'Show in folder', run: () => attempt(() => host.openDraft(path, true)) },
    ]);
  }

  async stop(): Promise<void> {
    if (!this.on) return;
    announce('Stopping …');
    await look(() => host.stopExport(this.#id()));
  }

  get binding(): Binding {
    return { keys: 'Esc', name: 'Stop the export', run: () => void this.stop(), when: () => this.on };
  }
}
