// The program's time on the screen. The screen never reads the wall clock: it takes `now` and its rate from a view and
// adds the time that has passed since, by a clock that cannot be set.
import type { Now, OwnClock } from './types';
import { clockUtc, hhmmUtc, storyExact, storyMinute } from './time';

/** A clock that runs fast, in a demonstration, is looked at no oftener. */
const LEAST_MS = 250;
/** Seconds of two clocks that begin within so many milliseconds are shown together, at the later one. */
const TOGETHER_MS = 100;
/** The clocks that tick. One timer moves them all, so that what they change is laid out and drawn once. */
const ticking = new Set<Clock>();
let timer: ReturnType<typeof setTimeout> | undefined;

function wait(): void {
  clearTimeout(timer);
  const left = [...ticking].map((one) => one.left()).filter((ms) => ms < Infinity);
  if (left.length === 0) return;
  const soon = Math.min(...left) + TOGETHER_MS;
  timer = setTimeout(
    () => {
      ticking.forEach((one) => one.tick());
      wait();
    },
    Math.max(...left.filter((ms) => ms <= soon)),
  );
}

export class Clock {
  /** Milliseconds since 1970, by the program's clock; changes once a second. */
  now = $state(0);
  /** The beginning of the minute in UTC: for words that change no oftener. */
  minute = $state(0);
  /** When the story began whose clock it is; null for the wall's. */
  story = $state<number | null>(null);
  #base = 0;
  #taken = 0;
  #rate = 1;
  readonly #elapsed: () => number;

  constructor(elapsed: () => number = () => performance.now()) {
    this.#elapsed = elapsed;
  }

  /** Sets the clock by a view that has just come. */
  take(now: Omit<Now, 'story'> & { story?: Now['story'] }): void {
    this.story = now.story ?? null;
    this.#base = now.now;
    this.#rate = now.rate;
    this.#taken = this.#elapsed();
    this.#show(now.now);
    wait();
  }

  /** Shows what another clock shows, once that was set. */
  follow(other: Clock): void {
    if (other.#base !== 0) this.take({ now: other.exact(), rate: other.#rate, story: other.story });
  }

  /** The exact time, for what cannot wait for the next tick. */
  exact(): number {
    return this.#base + (this.#elapsed() - this.#taken) * this.#rate;
  }

  /** A time by this clock as it is said; its form tells the clock: `14:31`, or `T+00:31` of a story. */
  at(ms: number): string {
    return this.story === null ? hhmmUtc(ms) : storyMinute(ms - this.story);
  }

  /** The same where it stands alone: `14:31 UTC`, `T+00:31`. */
  utc(ms: number): string {
    return `${this.at(ms)}${this.story === null ? ' UTC' : ''}`;
  }

  /** The same to the second: `14:31:20`, `T+00:31:20`. */
  exactly(ms: number): string {
    return this.story === null ? clockUtc(ms) : storyExact(ms - this.story);
  }

  /** Shows the time of this moment, when its second differs from the one shown. */
  tick(): void {
    if (this.#base === 0) return;
    const now = this.exact();
    if (Math.floor(now / 1000) !== Math.floor(this.now / 1000)) this.#show(now);
  }

  /** Ticks until the returned function is called: once a second, as it begins. */
  start(): () => void {
    ticking.add(this);
    wait();
    return () => {
      ticking.delete(this);
      wait();
    };
  }

  /** Milliseconds until the next second; without end where the program's clock stands still. */
  left(): number {
    if (this.#rate <= 0) return Infinity;
    const left = (1000 - (this.exact() % 1000)) / this.#rate;
    return Math.max(left, this.#rate > 4 ? LEAST_MS : 0);
  }

  #show(now: number): void {
    this.now = now;
    this.minute = now - (now % 60_000);
  }
}

/** The clock of the screen that is shown: in an exercise where people talk, that of its story. */
export const clock = new Clock();

/** The clock on the wall: for what stands beside every screen. */
export const wall = new Clock();

/** What an incident's own clock shows when the wall's shows `now`: beside other incidents it counts as on its own screen. */
export const ownNow = (own: OwnClock | null, now: number): number =>
  own === null ? now : own.now + (now - own.wall) * own.rate;
