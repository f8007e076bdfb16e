// What can be done on a page by key, by a press on a mark, and by following a link.
import { isSuggested, isText } from './text/verdict';
import { tick } from 'svelte';
import { announce } from '$lib/announce.svelte';
import { copyAsking } from '$lib/clipboard.svelte';
import { attempt, failures } from '$lib/errors.svelte';
import { configure } from '$lib/host';
import { key, type Binding } from '$lib/keys';
import { followIn } from './follow';
import { pieceOfLine } from './outline/contents';
import { resolve } from './text/links';
import { wary } from './text/wary';
import { router } from '$lib/router.svelte';
import { bring } from '$lib/ui/scrolling';
import type { Group, ReaderView } from '$lib/types';
import { count } from '$lib/words';
import type { Page } from './page.svelte';

interface Around {
  page: Page;
  view: () => ReaderView;
  known: (path: string) => boolean;
  reveal: (piece: number, block?: 'start' | 'nearest') => Promise<HTMLElement | null>;
}

export class Deeds {
  readonly #around: Around;
  /** The address that is asked about. */
  link = $state.raw<{ href: string; why: string | null } | null>(null);

  constructor(around: Around) {
    this.#around = around;
  }

  async move(by: number): Promise<void> {
    const stop = this.#around.page.move(by);
    if (!stop) return announce('There is nothing to move over: no steps and no lists.');
    const row = await this.#around.reveal(stop.piece);
    // What is come to may grow by what can be done with it: all of it is to be seen.
    await tick();
    const own = stop.step === null ? row : (document.getElementById(`step-${stop.step}`) ?? row);
    bring(own);
    const words = own?.querySelector('p')?.textContent ?? '';
    announce(
      stop.step === null
        ? `Not steps: ${stop.group?.reason ?? ''}. ${count(stop.group?.items ?? 0, 'item')}.`
        : `Step ${stop.step}${isSuggested(stop.group) ? ', suggested' : ''}: ${words}`,
    );
  }

  /** Steps become text and text becomes steps. */
  toggle(): void {
    const group = this.#around.page.stop?.group;
    if (!group) return announce('J and K choose a list first.');
    void this.decide(group, isText(group));
  }

  /** Says whether a group is steps; null takes the choice back. */
  async decide(group: Group, steps: boolean | null): Promise<void> {
    const { path } = this.#around.view().card;
    const answer = await attempt(() => configure({ set: 'choose_steps', path, group: group.id, steps }));
    if (answer && !answer.ok) return failures.report(answer);
    if (!answer) return;
    const now = steps === null ? 'As the rules say again' : steps ? 'Steps now' : 'Not steps any more';
    announce(`${now}: ${count(group.items, 'item')}. The choice is kept beside the file, not in it.`);
  }

  /**
   * Copies a command; `said` is what the button says then, `doubt` why it was not taken apart. What is to be said of it is
   * said at the first press. Returns false where it was not copied.
   */
  async copy(command: string, what: string, said?: string, doubt?: string): Promise<boolean> {
    const caution = wary(command);
    if (caution?.refused) {
      failures.report({ code: 'refused', message: caution.warning });
      return true;
    }
    const ask = doubt ?? this.#around.page.askOf(command) ?? caution?.warning ?? null;
    // Without the line's end: a terminal would run it at once.
    return copyAsking(command.replace(/\s+$/, ''), what, ask, said);
  }

  /** Copies the commands of the current step, one after the other. */
  async copyCurrent(): Promise<void> {
    const { page } = this.#around;
    const { upcoming, stop } = page;
    if (!upcoming) return announce('Nothing to copy here: J and K choose a step.');
    const { command, place, of } = upcoming;
    const said = of > 1 ? `Copied ${place} of ${of}` : undefined;
    const done = await this.copy(command, `Command of step ${stop?.step ?? ''}`, said);
    if (done && page.upcoming === upcoming) page.nextCopy();
  }

  /** Copies the next line of the current step's commands, and stops after the last. */
  async copyLine(): Promise<void> {
    const { page } = this.#around;
    const { upcomingLine: next, stop } = page;
    if (page.lines.length === 0) return announce('Nothing to copy here: J and K choose a step.');
    if (!next) return announce('That was the last line of this step. C copies the whole command.');
    const said = `Copied line ${next.place} of ${next.of}`;
    if (await this.copy(next.text, `Line ${next.place} of step ${stop?.step ?? ''}`, said)) page.nextLine();
  }

  /** Opens the link of the current step; among several the focus goes to the first. */
  follows(): void {
    const { stop } = this.#around.page;
    const step = stop?.step == null ? null : document.getElementById(`step-${stop.step}`);
    if (!followIn(step)) announce('No link here: J and K choose a step.');
  }

  /** A link that is followed leaves the cursor where it stands: whoever comes back goes on there. */
  leaveFrom(target: EventTarget | null): void {
    const link = target instanceof Element ? target.closest('[role=link]') : null;
    const step = link?.closest('[id^=step-]')?.id.slice('step-'.length);
    if (step !== undefined) this.#around.page.choose(step);
  }

  declare(): void {
    router.declare(this.#around.view().card.path);
  }

  async toSection(n: number): Promise<void> {
    const section = this.#around.page.contents.sections[n];
    if (!section) return;
    const row = await this.#around.reveal(section.piece, 'start');
    this.#around.page.chose(n);
    const heading = document.getElementById(`doc-${section.anchor}`) ?? row?.querySelector('h2,h3,h4,h5,h6');
    if (heading instanceof HTMLElement) heading.focus({ preventScroll: true });
  }

  async toAnchor(name: string): Promise<void> {
    const { page } = this.#around;
    const piece = page.anchor(name);
    if (piece === null) return announce(`No heading of this page is called ${name}.`);
    await this.toSection(page.contents.sections.findIndex((one) => one.piece === piece));
  }

  async toLine(line: number): Promise<void> {
    const { page, reveal } = this.#around;
    const piece = pieceOfLine(page.runbook, page.contents, line);
    if (piece === null) return;
    page.put(page.contents.stops.find((one) => one.piece === piece) ?? null);
    await reveal(piece, 'start');
  }

  async follow(href: string): Promise<void> {
    const target = resolve(href, this.#around.view().card.path, this.#around.known);
    switch (target.to) {
      case 'anchor':
        return this.toAnchor(target.anchor);
      case 'runbook':
        return router.runbooks(target.path, target.anchor);
      case 'outside':
        this.link = { href: target.href, why: null };
        return;
      case 'nowhere':
        this.link = { href, why: target.why };
    }
  }

  get bindings(): Binding[] {
    const { page } = this.#around;
    const section = (by: number) => {
      const to = page.jump(by);
      if (to !== null) void this.toSection(to);
    };
    const keep = () => page.stop?.group && void this.decide(page.stop.group, true);
    return [
      key(['J', 'ArrowDown'], 'Next step or list', () => void this.move(1), { palette: false }),
      key(['K', 'ArrowUp'], 'Step or list before', () => void this.move(-1), { palette: false }),
      key(']', 'Next section', () => section(1), { palette: false }),
      key('[', 'Section before', () => section(-1), { palette: false }),
      key('T', 'Steps or not', () => this.toggle()),
      key('Enter', 'Keep the suggested steps', keep, {
        when: () => isSuggested(page.stop?.group),
        palette: false,
      }),
      key('C', 'Copy the step’s command', () => void this.copyCurrent(), { palette: false }),
      key('Shift+C', 'Copy the next line of the command', () => void this.copyLine(), { palette: false }),
      key('Shift+G', 'Open the link of the step', () => this.follows(), { palette: false }),
      key('D', 'Declare from here', () => this.declare()),
      key('Shift+P', 'Practise this', () => router.scenario(this.#around.view().card.path)),
    ];
  }
}
