// Installs the exact packages of package-lock.json when they are missing or out of date, then runs the
// given script on the Node version that the project pins (the `node` package). Plain JavaScript without
// dependencies, because this is what runs before anything is installed.
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const [script, ...args] = process.argv.slice(2);
if (!script) {
  console.error('usage: node scripts/with-install.mjs SCRIPT [ARGUMENT…]');
  process.exit(2);
}
if (Number(process.versions.node.split('.')[0]) < 20) {
  console.error(`Vidimus needs Node 20 or newer to install itself; this is Node ${process.versions.node}.`);
  process.exit(1);
}

const stampFile = join(root, 'node_modules', '.vidimus-lock');
const lock = createHash('sha256')
  .update(readFileSync(join(root, 'package-lock.json')))
  .digest('hex');
const installed = existsSync(stampFile) && readFileSync(stampFile, 'utf8') === lock;
if (!installed) {
  console.log('Installing packages (about a minute, 1.1 GB on disk) …');
  // onnxruntime-node would otherwise download GPU libraries that nothing here uses.
  const env = { ...process.env, ONNXRUNTIME_NODE_INSTALL: 'skip' };
  const npm = spawnSync('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: root,
    env,
    stdio: 'inherit',
  });
  if (npm.status !== 0) {
    console.error('`npm ci` failed; see above.');
    process.exit(npm.status ?? 1);
  }
  writeFileSync(stampFile, lock);
}

const bin = join(root, 'node_modules', '.bin');
const child = spawn(join(bin, 'node'), [join(root, script), ...args], {
  cwd: root,
  stdio: 'inherit',
  env: { ...process.env, PATH: `${bin}${delimiter}${process.env.PATH ?? ''}` },
});
// Ctrl-C reaches the child by itself; this process only waits for its clean end.
process.on('SIGINT', () => {});
process.on('SIGTERM', () => child.kill('SIGTERM'));
child.on('exit', (code, signal) => process.exit(signal ? 1 : (code ?? 1)));
