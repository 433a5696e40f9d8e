import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));

function step(label: string, command: string, args: string[]): void {
  const started = performance.now();
  process.stdout.write(`${label} … `);
  const result = spawnSync(command, args, { cwd: root, encoding: 'utf8' });
  if (result.status !== 0) {
    console.log('failed');
    throw new Error(`${label} failed:\n${result.stdout}\n${result.stderr}`);
  }
  console.log(`${((performance.now() - started) / 1000).toFixed(1)} s`);
}

/** Builds what cannot run from source: the models for the server's runtime and the applicant page. */
export function build(): void {
  step('Verifying and converting models', process.execPath, ['scripts/build-models.ts']);
  step('Building the applicant page', 'npm', ['run', 'build', '--silent', '--workspace=@vidimus/applicant']);
}

if (import.meta.main) build();
