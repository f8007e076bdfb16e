// How the text of one audience looks: looked at again as somebody types or chooses, and from minute to minute, because what
// it promises follows the clock.
import { clock } from '$lib/clock.svelte';
import * as host from '$lib/host';
import type { Audience, PreviewView } from '$lib/types';
import { watchIncident, type View } from '$lib/views.svelte';
import type { Look, Sheet } from './sheet.svelte';

/** Made while a component is made, because it watches. */
export class Looking {
  readonly view: View<Look>;
  readonly #sheet: Sheet;
  readonly #audience: () => Audience;
  /** Kept apart, so that an answer which leaves it as it was asks nothing anew. */
  readonly #quiet = $derived.by(() => this.#sheet.isQuiet(this.#audience()));

  constructor(sheet: Sheet, audience: () => Audience) {
    this.#sheet = sheet;
    this.#audience = audience;
    this.view = watchIncident(
      () => sheet.desk.id,
      () => this.#look(),
    );
    $effect(() => sheet.look(audience(), this.view.value));
  }

  async #look(): Promise<Look> {
    void clock.minute;
    const asked = this.#sheet.asked(this.#audience(), this.#quiet);
    return { of: asked.written, view: await host.preview(this.#sheet.desk.id, asked) };
  }

  /** What the core said last; null before its first answer. */
  get shown(): PreviewView | null {
    return this.view.value?.view ?? null;
  }

  /** Looks once more; resolves when the sheet has what the core says of the text that stands there now. */
  async again(): Promise<void> {
    await this.view.reload();
    this.#sheet.look(this.#audience(), this.view.value);
  }
}
