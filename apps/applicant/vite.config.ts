import { defineConfig } from 'vite';

/** Base path under which the server hands out the page. */
const basePath = '/verify/';

const viteConfig = defineConfig({
  base: basePath,
  root: import.meta.dirname,
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  // Files stay files: a content security policy without `data:` must be enough.
  build: { outDir: 'dist', emptyOutDir: true, target: 'es2022', assetsInlineLimit: 0, sourcemap: false },
  worker: { format: 'es' },
});
export default viteConfig;
