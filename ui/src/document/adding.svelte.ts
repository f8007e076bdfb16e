// Adding the runbook to the open incident: asked once more, because it stays there.
import { attempt } from '$lib/errors.svelte';
import { execute } from '$lib/host';
import { key, type Binding } from '$lib/keys';
import { router } from '$lib/router.svelte';
import type { OpenIncident } from '$lib/types';

interface Around {
  path: string;
  /** The numbers of the open incidents that use it. */
  usedBy: string[];
  incident: OpenIncident | null;
}

export class Adding {
  readonly #around: () => Around;
  /** The incident that the second press adds the runbook to. */
  #asked = $state<string | null>(null);

  constructor(around: () => Around) {
    this.#around = around;
  }

  /** The incident that it can join. */
  target = $derived.by(() => {
    const { incident, usedBy } = this.#around();
    return incident && usedBy.includes(incident.number) ? null : incident;
  });
  asking = $derived(this.target !== null && this.#asked === this.target.id);

  async press(): Promise<void> {
    const target = this.target;
    if (!target) return;
    if (!this.asking) return void (this.#asked = target.id);
    this.#asked = null;
    const action = { type: 'attach_runbook', path: this.#around().path } as const;
    const done = await attempt(() => execute({ do: 'on', incident: target.id, action }, null));
    if (done) router.incident(target.id);
  }

  get bindings(): Binding[] {
    const name = () => `Add to ${this.target?.number ?? 'the incident'}`;
    return [
      {
        keys: 'A',
        get name() {
          return name();
        },
        run: () => void this.press(),
        when: () => this.target !== null,
      },
      key('Esc', 'Do not add it', () => (this.#asked = null), { when: () => this.asking, palette: false }),
    ];
  }
}
