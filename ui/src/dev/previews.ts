// How a text of the composer looks, as the core answers for the texts of the tests: fresh ones in every state, and others
// with what was typed.
import type { ComposeText, PreviewView } from '../lib/types';
import * as views from './views';

/** `calm` says that nothing changed since the last text. */
export function previewOf(asked: ComposeText, calm: boolean): PreviewView {
  const { audience, state } = asked;
  const fresh = views.freshTexts()[audience];
  const quiet = asked.no_change && calm;
  const text = asked.written ?? fresh[quiet ? 'no_change' : (state ?? 'identified')] ?? [];
  const words = text.map((piece) => piece.text).join('');
  const named = words.startsWith('Next update') ? 'written' : audience;
  const { [words.trim() === '' ? 'empty' : named]: shown } = views.previews();
  for (const channel of shown.channels) channel.body = words;
  return { ...shown, text, changed: calm ? null : shown.changed };
}
