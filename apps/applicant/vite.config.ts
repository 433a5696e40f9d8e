import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { defineConfig, type Plugin } from 'vite';

/** Base path under which the server hands out the page. */
const basePath = '/verify/';
/** The page itself, and its questions and answers. */
const pages = ['index.html', 'faq.html'].map((name) => join(import.meta.dirname, name));
const outDir = join(import.meta.dirname, 'dist');

/** Lays beside each file what the server sends in its place to browsers that take gzip, which all do. */
const compressed: Plugin = {
  name: 'compressed',
  apply: 'build',
  writeBundle() {
    const assets = join(outDir, 'assets');
    for (const name of readdirSync(assets)) {
      const file = join(assets, name);
      writeFileSync(`${file}.gz`, gzipSync(readFileSync(file), { level: 9 }));
    }
  },
};

const viteConfig = defineConfig({
  base: basePath,
  root: import.meta.dirname,
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  plugins: [compressed],
  // Files stay files: a content security policy without `data:` must be enough.
  build: {
    outDir,
    emptyOutDir: true,
    target: 'es2022',
    assetsInlineLimit: 0,
    sourcemap: false,
    // Browsers that do not know the hint load the same files a little later.
    modulePreload: { polyfill: false },
    rolldownOptions: { input: pages },
  },
  worker: { format: 'es' },
});
export default viteConfig;
