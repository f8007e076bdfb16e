// Markdown as it reads: the marks of headings, emphasis, links, lists, code, quotes and tables are folded away, except in
// the lines where the cursor stands. What the log wrote is always read, because nobody types into it.
import { syntaxTree } from '@codemirror/language';
import type { EditorState, Range } from '@codemirror/state';
import {
  Decoration,
  EditorView,
  ViewPlugin,
  WidgetType,
  type DecorationSet,
  type ViewUpdate,
} from '@codemirror/view';
import { blocks } from './guard';

type Tree = ReturnType<typeof syntaxTree>;
type SyntaxNode = Tree['topNode'];
type SyntaxNodeRef = Parameters<Parameters<Tree['iterate']>[0]['enter']>[0];

/** A word or a sign in the place of a mark. */
class Sign extends WidgetType {
  constructor(
    readonly words: string,
    readonly look: string,
  ) {
    super();
  }

  override eq(other: Sign): boolean {
    return other.words === this.words && other.look === this.look;
  }

  override toDOM(): HTMLElement {
    const sign = document.createElement('span');
    sign.className = this.look;
    sign.textContent = this.words;
    return sign;
  }
}

const gone = Decoration.replace({});
const bullet = Decoration.replace({ widget: new Sign('•', 'cm-bullet') });
const kept = Decoration.replace({ widget: new Sign('wording kept', 'cm-kept') });
const line = (look: string) => Decoration.line({ class: look });
const mark = (look: string) => Decoration.mark({ class: look });
const [heading, quote, fence, rule, blank] = ['h', 'quote', 'fence', 'rule', 'log-blank'].map((one) =>
  line(`cm-${one}`),
) as [Decoration, Decoration, Decoration, Decoration, Decoration];
const code = mark('cm-code');
/** The most columns that stand side by side; a wider table is read as it is typed. */
const MOST_COLUMNS = 6;
const KEPT = '<!-- lint-ok -->';

/** Where the folds come from: the text, and what of it is being edited. */
class Reading {
  readonly found: Range<Decoration>[] = [];

  constructor(
    readonly state: EditorState,
    /** False while nothing is edited: then all of it is read. */
    readonly focused: boolean,
    /** What is in view: of a long quotation or table only this is drawn. */
    readonly view: { from: number; to: number },
  ) {}

  /** True where nobody edits what stands between, so that it is read. */
  reads(from: number, to: number): boolean {
    if (!this.focused || this.isOfLog(from)) return true;
    const { doc, selection } = this.state;
    const [start, end] = [doc.lineAt(from).from, doc.lineAt(Math.min(to, doc.length)).to];
    return !selection.ranges.some((one) => one.from <= end && one.to >= start);
  }

  isOfLog(at: number): boolean {
    return this.state.field(blocks).some((block) => block.from <= at && at <= block.to);
  }

  /** What goes over the end of a line stays. */
  fold(from: number, to: number, how = gone): void {
    if (from < to && to <= this.state.doc.lineAt(from).to) this.found.push(how.range(from, to));
  }

  /** The lines of it that are in view. */
  lines(from: number, to: number, look: Decoration): void {
    const end = Math.min(to, this.view.to);
    for (let at = Math.max(from, this.view.from); at <= end;) {
      const one = this.state.doc.lineAt(at);
      this.found.push(look.range(one.from));
      at = one.to + 1;
    }
  }

  /** Folds a mark with the blanks behind it. */
  lead({ from, to }: SyntaxNodeRef): void {
    const rest = this.state.doc.lineAt(to).to;
    const blanks = /^ */.exec(this.state.sliceDoc(to, Math.min(rest, to + 8)))?.[0].length ?? 0;
    this.fold(from, to + blanks);
  }
}

/** What is done with a node of the text, by its name. */
const FOLDS: Record<string, (reading: Reading, node: SyntaxNodeRef) => void> = {
  HeaderMark(reading, node) {
    if (node.node.parent?.name.startsWith('ATX')) reading.lead(node);
  },
  EmphasisMark: (reading, { from, to }) => reading.fold(from, to),
  StrikethroughMark: (reading, { from, to }) => reading.fold(from, to),
  Escape: (reading, { from }) => reading.fold(from, from + 1),
  CodeMark(reading, node) {
    const { parent } = node.node;
    if (parent?.name === 'InlineCode') reading.fold(node.from, node.to);
    else if (parent && reading.reads(parent.from, parent.to)) reading.fold(node.from, node.to);
  },
  InlineCode: (reading, { from, to }) => void reading.found.push(code.range(from, to)),
  QuoteMark: (reading, node) => reading.lead(node),
  ListMark(reading, node) {
    if (node.node.parent?.parent?.name === 'BulletList') reading.fold(node.from, node.to, bullet);
  },
  HorizontalRule(reading, node) {
    reading.lines(node.from, node.from, rule);
    reading.fold(node.from, node.to);
  },
  Comment(reading, { from, to }) {
    if (reading.state.sliceDoc(from, to) === KEPT) reading.fold(from, to, kept);
  },
  Link(reading, { node, from, to }) {
    const url = node.getChild('URL');
    const [opens, closes] = node.getChildren('LinkMark');
    if (!url || !opens || !closes || closes.from <= opens.to) return;
    const title = reading.state.sliceDoc(url.from, url.to);
    reading.fold(from, opens.to);
    reading.found.push(
      Decoration.mark({ class: 'cm-link', attributes: { title } }).range(opens.to, closes.from),
    );
    reading.fold(closes.from, to);
  },
  Autolink(reading, { from, to }) {
    reading.fold(from, from + 1);
    reading.fold(to - 1, to);
  },
  Table: (reading, { node }) => columns(reading, node),
};

/** How the lines of a node look, whether its marks are folded or not. */
function looks(reading: Reading, node: SyntaxNodeRef): void {
  if (/^(ATX|Setext)Heading/.test(node.name)) reading.lines(node.from, node.from, heading);
  if (node.name === 'Blockquote') reading.lines(node.from, node.to, quote);
  if (node.name === 'FencedCode') reading.lines(node.from, node.to, fence);
}

/** A table as columns; one that is being edited stays as it is typed. */
function columns(reading: Reading, table: SyntaxNode): void {
  const head = table.firstChild;
  const wide = head?.name === 'TableHeader' ? head.getChildren('TableDelimiter').length - 1 : 0;
  if (wide < 1 || wide > MOST_COLUMNS || !reading.reads(table.from, table.to)) return;
  const { from, to } = reading.view;
  for (let row = table.childAfter(from - 1); row && row.from <= to; row = row.nextSibling) {
    const cells = row.getChildren('TableCell');
    if (row.name === 'TableDelimiter' || cells.length === 0) {
      reading.lines(row.from, row.from, blank);
      reading.fold(row.from, row.to);
    } else columnsOf(reading, row, { wide, isHead: row.name === 'TableHeader' });
  }
}

function columnsOf(reading: Reading, row: SyntaxNode, { wide, isHead }: { wide: number; isHead: boolean }) {
  const strokes = row.getChildren('TableDelimiter');
  strokes.slice(0, -1).forEach((stroke, n) => {
    const next = strokes[n + 1];
    if (!next) return;
    const cell = row.getChildren('TableCell').find((one) => stroke.to <= one.from && one.to <= next.from);
    const of = mark(`cm-cell cm-of-${wide}${isHead ? ' cm-head' : ''}`);
    if (cell) {
      reading.fold(stroke.from, cell.from);
      reading.found.push(of.range(cell.from, cell.to));
      if (n === strokes.length - 2) reading.fold(cell.to, row.to);
      else reading.fold(cell.to, next.from);
    } else {
      const empty = Decoration.replace({ widget: new Sign('', `cm-cell cm-of-${wide}`) });
      reading.fold(stroke.from, n === strokes.length - 2 ? row.to : next.from, empty);
    }
  });
}

function read(view: EditorView): DecorationSet {
  const tree = syntaxTree(view.state);
  const found: Range<Decoration>[] = [];
  for (const { from, to } of view.visibleRanges) {
    const start = view.state.doc.lineAt(from).from;
    const reading = new Reading(view.state, view.hasFocus, { from: start, to });
    tree.iterate({
      from,
      to,
      enter(node) {
        looks(reading, node);
        const fold = FOLDS[node.name];
        if (
          fold &&
          (node.name === 'Table' || node.name === 'InlineCode' || reading.reads(node.from, node.to))
        )
          fold(reading, node);
      },
    });
    found.push(...reading.found);
  }
  return Decoration.set(found, true);
}

class Folds {
  all: DecorationSet;

  constructor(view: EditorView) {
    this.all = read(view);
  }

  update(change: ViewUpdate): void {
    const parsed = syntaxTree(change.state) !== syntaxTree(change.startState);
    if (change.docChanged || change.viewportChanged || change.selectionSet || change.focusChanged || parsed)
      this.all = read(change.view);
  }
}

export const folded = ViewPlugin.fromClass(Folds, { decorations: (plugin) => plugin.all });
