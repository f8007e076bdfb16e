import '@testing-library/jest-dom/vitest';

// jsdom has no layout: nothing scrolls, and the system's wish for a theme is unknown, so that the dark one stands.
Element.prototype.scrollIntoView ??= () => {};
HTMLCanvasElement.prototype.getContext = () => null;
window.matchMedia ??= (query: string) =>
  ({
    matches: false,
    media: query,
    addEventListener: () => {},
    removeEventListener: () => {},
  }) as unknown as MediaQueryList;
