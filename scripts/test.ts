import { spawnSync } from 'node:child_process';
import { globSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { build } from './build.ts';
import { ensureChromium } from './chromium.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const bin = (name: string) => `${root}node_modules/.bin/${name}`;

function check(label: string, command: string, args: string[]): void {
  const started = performance.now();
  const result = spawnSync(command, args, { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] });
  if (result.status !== 0) {
    console.error(`${label} failed`);
    process.exit(1);
  }
  console.log(`${label}: ok, ${((performance.now() - started) / 1000).toFixed(1)} s`);
}

try {
  process.env.CHROMIUM_PATH = ensureChromium();
  build();
} catch (error) {
  console.error((error as Error).message);
  process.exit(1);
}
check('types', bin('tsc'), ['--noEmit', '-p', '.']);
check('format and lint', bin('biome'), ['check', '--error-on-warnings', '.']);
check('unused code', bin('knip'), []);

// Named files or folders on the command line narrow the run; without them everything runs.
const patterns =
  process.argv.length > 2 ? process.argv.slice(2) : ['packages', 'apps', 'evaluation', 'tools', 'e2e'];
const files = patterns
  .flatMap((pattern) =>
    pattern.endsWith('.test.ts') ? [pattern] : globSync(`${pattern}/**/*.test.ts`, { cwd: root }),
  )
  .filter((file) => !file.includes('node_modules'))
  .sort();

/** Tests that film: beside each other on a small machine they would film too few pictures. */
const films = (file: string): boolean =>
  /^(?:apps\/applicant\/)?e2e\//.test(file) && !/\/(?:golden|nets|reasons|states|theme)\.test/.test(file);

/** A test that waits for what never comes fails, and one that leaves a connection open does not keep the rest waiting. */
const neverHangs = ['--test-timeout=600000', '--test-force-exit'];

function run(some: readonly string[], concurrency: number): number {
  if (some.length === 0) return 0;
  const options = ['--test', `--test-concurrency=${concurrency}`, '--test-reporter=spec', ...neverHangs];
  const { status } = spawnSync(process.execPath, [...options, ...some], {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  return status ?? 1;
}

const others = run(
  files.filter((file) => !films(file)),
  availableParallelism(),
);
process.exit(Math.max(others, run(files.filter(films), 1)));
