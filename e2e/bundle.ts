import assert from 'node:assert/strict';
import { build, type Rolldown } from 'vite';

/**
 * A module as a browser takes it: one script that sets a global variable to what the module exports. Whatever Node
 * alone has fails the build.
 * @param entry path of the module's file
 */
export async function bundled(entry: string, name: string): Promise<string> {
  const nodeOnly: string[] = [];
  const onLog = (level: string, { message }: { message: string }) => {
    if (level === 'warn' && /externalized for browser/.test(message)) nodeOnly.push(message);
  };
  const built = await build({
    configFile: false,
    logLevel: 'silent',
    build: {
      write: false,
      target: 'es2022',
      lib: { entry, name, formats: ['iife'], fileName: name },
      rolldownOptions: { onLog },
    },
  });
  const [script] = (built as Rolldown.RolldownOutput[])[0]!.output;
  assert.deepEqual(nodeOnly, [], `${name} imports what a browser does not have`);
  assert.doesNotMatch(script.code, /onnxruntime|__vite-browser-external/);
  return script.code;
}
