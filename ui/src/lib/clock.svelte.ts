// The program's time on the screen. The screen never reads the wall clock: it takes `now` and its rate from a view and
// adds the time that has passed since, by a clock that cannot be set.
import type { Now } from './types';

export class Clock {
  /** Milliseconds since 1970, by the program's clock; changes once a second. */
  now = $state(0);
  #base = 0;
  #taken = 0;
  #rate = 1;
  readonly #elapsed: () => number;

  constructor(elapsed: () => number = () => performance.now()) {
    this.#elapsed = elapsed;
  }

  /** Sets the clock by a view that has just come. */
  take(now: Now): void {
    this.#base = now.now;
    this.#rate = now.rate;
    this.#taken = this.#elapsed();
    this.now = now.now;
  }

  /** The exact time, for what cannot wait for the next tick. */
  exact(): number {
    return this.#base + (this.#elapsed() - this.#taken) * this.#rate;
  }

  /** Shows the time of this moment, when its second differs from the one shown. */
  tick(): void {
    if (this.#base === 0) return;
    const now = this.exact();
    if (Math.floor(now / 1000) !== Math.floor(this.now / 1000)) this.now = now;
  }

  /** Ticks until the returned function is called. Four looks a second, so that no second is left out. */
  start(): () => void {
    const timer = setInterval(() => this.tick(), 250);
    return () => clearInterval(timer);
  }
}

/** The clock of the window. */
export const clock = new Clock();
