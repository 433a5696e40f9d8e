import { join } from 'node:path';
import { defineConfig } from 'vite';

/** `<vidimus-verify>` as one file with a name of its own: other sites load it, and nothing that it would ask for. */
const elementConfig = defineConfig({
  root: import.meta.dirname,
  build: {
    outDir: join(import.meta.dirname, 'dist'),
    // Beside the page, which was built before.
    emptyOutDir: false,
    target: 'es2022',
    sourcemap: false,
    lib: {
      entry: join(import.meta.dirname, '../../packages/sdk/src/element.ts'),
      formats: ['es'],
      fileName: () => 'element.js',
    },
  },
});
export default elementConfig;
