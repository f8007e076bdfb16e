// How the editor looks, by the tokens of the page, so that it follows the theme.
import {
  HighlightStyle,
  Language,
  LanguageSupport,
  defineLanguageFacet,
  syntaxHighlighting,
} from '@codemirror/language';
import { EditorView } from '@codemirror/view';
import { tags } from '@lezer/highlight';
import { GFM, parser } from '@lezer/markdown';

const look = EditorView.theme({
  '&': { height: '100%', fontSize: '15px', color: 'var(--text)', backgroundColor: 'var(--bg)' },
  '&.cm-focused': { outline: '2px solid var(--accent)', outlineOffset: '-2px' },
  '.cm-scroller': { fontFamily: 'var(--sans)', lineHeight: '1.6', overflow: 'auto' },
  '.cm-content': { padding: '8px 24px 40vh', maxWidth: '92ch', caretColor: 'var(--accent)' },
  '.cm-line': { padding: '0 2px' },
  '.cm-cursor': { borderLeftColor: 'var(--accent)', borderLeftWidth: '2px' },
  '&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground': {
    backgroundColor: 'color-mix(in srgb, var(--accent) 26%, transparent)',
  },
  '.cm-log': {
    backgroundColor: 'var(--raised)',
    borderInline: '1px solid var(--line)',
    padding: '0 12px',
    fontSize: '13px',
    color: 'var(--text)',
  },
  '.cm-log-first': {
    borderTop: '1px solid var(--line)',
    borderRadius: '8px 8px 0 0',
    borderBottom: '1px solid var(--line)',
    fontSize: '12px',
  },
  '.cm-log-last': { borderBottom: '1px solid var(--line)', borderRadius: '0 0 8px 8px', fontSize: '6px' },
  '.cm-label': { color: 'var(--dim)', fontFamily: 'var(--sans)' },
  '.cm-question': {
    border: '1px dashed var(--warn)',
    borderRadius: '4px',
    padding: '0 4px',
    color: 'var(--warn)',
    fontSize: '13.5px',
  },
  '.cm-question *': { color: 'var(--warn)' },
  '.cm-log-blank': { fontSize: '5px' },
  '.cm-h': { paddingTop: '10px' },
  '.cm-quote': { borderLeft: '3px solid var(--line)', paddingLeft: '12px' },
  '.cm-fence': { fontFamily: 'var(--mono)', fontSize: '13px', backgroundColor: 'var(--panel)' },
  '.cm-rule': { borderBottom: '1px solid var(--line)' },
  '.cm-code': { backgroundColor: 'var(--raised)', borderRadius: '4px', padding: '0 3px' },
  '.cm-link': { color: 'var(--accent)', textDecorationLine: 'underline', textUnderlineOffset: '3px' },
  '.cm-bullet': { color: 'var(--dim)' },
  '.cm-kept': {
    fontFamily: 'var(--sans)',
    fontSize: '11px',
    color: 'var(--dim)',
    border: '1px solid var(--line)',
    borderRadius: '4px',
    padding: '0 4px',
  },
  '.cm-cell': {
    display: 'inline-block',
    verticalAlign: 'top',
    boxSizing: 'border-box',
    paddingRight: '12px',
    overflowWrap: 'anywhere',
  },
  '.cm-head': { color: 'var(--dim)', fontWeight: '400' },
  ...Object.fromEntries(
    [1, 2, 3, 4, 5, 6].map((n) => [`.cm-of-${n}`, { width: `${Math.floor(1000 / n) / 10}%` }]),
  ),
  // One by one: the engine of the window does not know them in one.
  '.cm-asked': {
    textDecorationLine: 'underline',
    textDecorationStyle: 'wavy',
    textDecorationColor: 'var(--warn)',
    textDecorationThickness: '1.5px',
    textUnderlineOffset: '3px',
    textDecorationSkipInk: 'none',
  },
  '.cm-quiet': { textDecorationStyle: 'dotted', textDecorationColor: 'var(--dim)' },
});

const highlight = HighlightStyle.define([
  { tag: tags.heading1, fontSize: '18px', fontWeight: '600' },
  { tag: [tags.heading2, tags.heading3, tags.heading4], fontWeight: '600' },
  { tag: tags.strong, fontWeight: '700' },
  { tag: tags.emphasis, fontStyle: 'italic' },
  { tag: tags.strikethrough, textDecoration: 'line-through' },
  { tag: [tags.link, tags.url], color: 'var(--accent)' },
  { tag: tags.monospace, fontFamily: 'var(--mono)', fontSize: '13px' },
  { tag: [tags.quote, tags.comment, tags.processingInstruction], color: 'var(--dim)' },
]);

const facet = defineLanguageFacet();
const markdown = new LanguageSupport(new Language(facet, parser.configure(GFM), [], 'markdown'));

export const looks = [look, markdown, syntaxHighlighting(highlight)];
