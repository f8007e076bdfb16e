// The editor's own rules of style, as a sheet of the document. The content policy allows no style element, and a sheet
// that a script makes is none.
import { StyleModule } from 'style-mod';

const mount = StyleModule.mount.bind(StyleModule);

/** Has the editor put its rules into sheets of the document, where the page has them. */
export function useSheets(): void {
  if (!('adoptedStyleSheets' in document)) return;
  // Without a head it is taken for the root of a component, which has sheets and no elements.
  const root = {
    ownerDocument: document,
    get adoptedStyleSheets() {
      return document.adoptedStyleSheets;
    },
    set adoptedStyleSheets(sheets: CSSStyleSheet[]) {
      document.adoptedStyleSheets = sheets;
    },
  } as unknown as ShadowRoot;
  StyleModule.mount = (_root, modules, options) => mount(root, modules, options);
}
