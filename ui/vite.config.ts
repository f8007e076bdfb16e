/// <reference types="vitest/config" />
import { fileURLToPath } from 'node:url';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { svelteTesting } from '@testing-library/svelte/vite';
import { defineConfig, type Plugin } from 'vite';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** Puts the fixture host in the place of the real one: for tests and for looking at screens without the shell. */
function fixtures(): Plugin {
  const real = here('./src/lib/host.ts');
  return {
    name: 'fixture-host',
    enforce: 'pre',
    async resolveId(source, importer, options) {
      if (!/(^|\/)host(\.ts)?$/.test(source)) return null;
      const found = await this.resolve(source, importer, { ...options, skipSelf: true });
      return found?.id === real ? here('./src/dev/host.ts') : found;
    },
  };
}

export default defineConfig(({ mode }) => {
  const faked = mode === 'fixtures' || mode === 'test';
  return {
    plugins: [svelte(), ...(mode === 'test' ? [svelteTesting()] : []), ...(faked ? [fixtures()] : [])],
    resolve: { alias: { $lib: here('./src/lib') } },
    clearScreen: false,
    server: { port: 5173, strictPort: true },
    build: {
      target: ['es2022', 'safari16.4'],
      // The content security policy allows no data: and no inline code.
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      outDir: mode === 'fixtures' ? 'dist-fixtures' : 'dist',
      // The players' window has a page of its own: nothing of the facilitator's is loaded there.
      rollupOptions: { input: { index: here('./index.html'), players: here('./players.html') } },
    },
    test: {
      environment: 'jsdom',
      setupFiles: ['./tests/setup.ts'],
      include: ['tests/**/*.test.ts', 'src/**/*.test.ts'],
      restoreMocks: true,
      // A limit for a busy machine; nothing here waits for time to pass.
      testTimeout: 60_000,
    },
  };
});
