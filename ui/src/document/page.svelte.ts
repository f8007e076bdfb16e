// A runbook on the screen: its pieces, where the cursor is, what T would change. The markup stands in the components.
import { isText } from './text/verdict';
import { commandsOf, knownOf, linesOf, segments } from './text/commands';
import { contents, sectionOf, type Stop } from './outline/contents';
import { pieces } from './text/pieces';
import type { Block, Group, ReaderStep, ReaderView } from '$lib/types';

/** What is kept of the cursor when the page is read again with other steps. */
export type Mark = Pick<Stop, 'piece' | 'step'> & { group: string | null };

export class Page {
  readonly #view: () => ReaderView;
  #mark = $state.raw<Mark | null>(null);
  /** The rows that are in view. */
  view = $state.raw<[number, number]>([0, 1]);
  /** The section that was gone to last, until the page is scrolled out of it. */
  #chosen = $state.raw<number | null>(null);

  /** Which of the current step's commands C copies next, from 0; a step that is come to begins at its first. */
  #next = $state(0);
  /** Which of the current step's lines Shift+C copies next, from 0. */
  #line = $state(0);

  /** `mark` is where the cursor was when this page was left. */
  constructor(view: () => ReaderView, mark: Mark | null = null) {
    this.#view = view;
    this.#mark = mark;
  }

  /** Where the cursor is, for coming back. */
  get mark(): Mark | null {
    return this.#mark;
  }

  runbook = $derived.by(() => this.#view().runbook);
  pieces = $derived.by(() => pieces(this.runbook.document, this.runbook.groups));
  contents = $derived(contents(this.pieces));
  commands = $derived.by(() => commandsOf(this.runbook));
  known = $derived.by(() => knownOf(this.runbook));
  expected = $derived.by((): ReadonlySet<string> => new Set(this.runbook.results));
  cautions = $derived.by(() => sentences(this.runbook.phases.flatMap((phase) => phase.steps)));

  /** Where the cursor is among the stops; -1 before the first. */
  at = $derived.by(() => {
    const [mark, { stops }] = [this.#mark, this.contents];
    if (mark === null) return -1;
    const near = stops.findIndex((one) => one.piece === mark.piece && one.step === mark.step);
    if (near >= 0) return near;
    const same = stops.findIndex((one) => mark.group !== null && one.group?.id === mark.group);
    return same >= 0 ? same : stops.findIndex((one) => one.piece >= mark.piece);
  });
  stop = $derived(this.contents.stops[this.at] ?? null);

  /** The section to be marked in the outline: that of the cursor while it is in view, else the one at the top. */
  section = $derived.by(() => {
    const [from, to] = this.view;
    const inside = (piece: number | null | undefined): piece is number =>
      piece != null && piece >= from && piece < to;
    const piece = inside(this.#chosen) ? this.#chosen : inside(this.stop?.piece) ? this.stop.piece : from;
    return sectionOf(this.contents.sections, piece);
  });

  /** Takes which rows are in view. */
  see(first: number, end: number): void {
    if (first !== this.view[0] || end !== this.view[1]) this.view = [first, end];
  }

  /** Moves the cursor; from nowhere it goes to the first stop in view. Returns where it is. */
  move(by: number): Stop | null {
    const { stops } = this.contents;
    const first = stops.findIndex((one) => one.piece >= this.view[0]);
    const next = this.at < 0 ? Math.max(0, first) : this.at + by;
    return this.put(stops[Math.max(0, Math.min(stops.length - 1, next))] ?? null);
  }

  /** Puts the cursor on a step. */
  choose(step: string): Stop | null {
    return this.put(this.contents.stops.find((one) => one.step === step) ?? null);
  }

  /** Puts the cursor on a group. */
  ask(group: string): Stop | null {
    return this.put(this.contents.stops.find((one) => one.group?.id === group) ?? null);
  }

  put(stop: Stop | null): Stop | null {
    if (stop) this.#mark = { piece: stop.piece, step: stop.step, group: stop.group?.id ?? null };
    this.#chosen = null;
    this.#next = 0;
    this.#line = 0;
    return stop;
  }

  /** The section after or before the one in view, as its place. */
  jump(by: number): number | null {
    const { sections } = this.contents;
    const to = Math.max(0, Math.min(sections.length - 1, this.section + by));
    return sections[to] ? to : null;
  }

  /** Says that a section was gone to. */
  chose(section: number): void {
    this.#chosen = this.contents.sections[section]?.piece ?? null;
  }

  /** The piece of a heading, by its anchor as links write it, or by the words that it begins with. */
  anchor(name: string): number | null {
    const wanted = name.toLowerCase();
    const { sections } = this.contents;
    const found =
      sections.find((one) => one.anchor === name) ??
      sections.find((one) => one.anchor.toLowerCase() === wanted) ??
      sections.find((one) => one.text.toLowerCase().startsWith(wanted));
    return found?.piece ?? null;
  }

  /** The commands of the current step. */
  copies = $derived.by((): string[] => {
    const { step = null, numbers, piece = -1 } = this.stop ?? {};
    if (step === null) return [];
    const own = this.commands(step, numbers);
    return own.length > 0 ? own : blocksCommands(this.pieces[piece], step);
  });

  /** The command that C copies next and its place among them, from 1; null where there is none. */
  upcoming = $derived.by(() => {
    const command = this.copies[this.#next];
    return command === undefined ? null : { command, place: this.#next + 1, of: this.copies.length };
  });

  /** Goes on to the next command, round the end. */
  nextCopy(): void {
    this.#next = (this.#next + 1) % Math.max(1, this.copies.length);
  }

  /** What can be copied alone under the current step. */
  lines = $derived.by(() => this.copies.flatMap((text) => linesOf(text, this.known.get(text))));

  /** The line that is copied next and its place among them, from 1; null after the last. */
  upcomingLine = $derived.by(() => {
    const text = this.lines[this.#line];
    return text === undefined ? null : { text, place: this.#line + 1, of: this.lines.length };
  });

  nextLine(): void {
    this.#line += 1;
  }

  /** What is said of a command before it is copied. */
  askOf(command: string): string | null {
    return this.known.get(command)?.ask ?? null;
  }

  /** Lists that were refused, for a page without steps. */
  refused = $derived.by((): Group[] => this.runbook.groups.filter(isText));
}

const sentences = (steps: ReaderStep[]): ReadonlySet<string> =>
  new Set(steps.flatMap((step) => (step.cautions ?? []).map((one) => one.trim().replace(/\s+/g, ' '))));

/** Where the rules name no commands, the first block of the step that can be copied. */
function blocksCommands(piece: Page['pieces'][number] | undefined, step: string): string[] {
  const blocks =
    piece?.kind === 'item' ? itemBlocks(piece.item, step) : piece?.kind === 'block' ? [piece.block] : [];
  const code = blocks.flatMap((one) => (one.type === 'part' ? one.blocks : [one])).find(isCommand);
  return code ? segments(code).flatMap((one) => one.copy ?? []) : [];
}

function itemBlocks(item: { step: string | null; blocks: Block[] }, step: string): Block[] {
  if (item.step === step) return item.blocks;
  for (const block of item.blocks) {
    for (const sub of block.type === 'list' ? block.items : []) {
      const found = itemBlocks(sub, step);
      if (found.length > 0) return found;
    }
  }
  return [];
}

const isCommand = (block: Block): block is Block & { type: 'code' } => block.type === 'code' && block.command;
