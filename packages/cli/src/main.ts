import { VidimusError } from '@vidimus/contracts';
import { Command } from 'commander';
import { addCompare } from './commands/compare.ts';
import { addDocuments } from './commands/documents.ts';
import { addInspect } from './commands/inspect.ts';
import { addModels } from './commands/models.ts';
import { addReview } from './commands/review.ts';
import { addVerify } from './commands/verify.ts';
import { addWhy } from './commands/why.ts';
import type { Output } from './output.ts';

/** The `vidimus` command. Every subcommand takes `--json` for one JSON object a line. */
function buildProgram(output: Output): Command {
  const program = new Command('vidimus')
    .description('Reads identity documents and faces, and says exactly what to fix. Works offline.')
    .option('--json', 'one JSON object a line', false)
    .hook('preAction', (_program, action) => {
      output.json = Boolean(action.optsWithGlobals().json);
    });
  addVerify(program, output);
  addInspect(program, output);
  addCompare(program, output);
  addDocuments(program, output);
  addModels(program, output);
  addWhy(program, output);
  addReview(program, output);
  return program;
}

async function main(): Promise<void> {
  const output: Output = { json: false, out: process.stdout, err: process.stderr };
  // A reader that stops early (`| head`) is no failure of ours.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1));
  try {
    await buildProgram(output).parseAsync();
  } catch (error) {
    if (!(error instanceof VidimusError)) throw error;
    const failure = { code: error.code, where: error.where, message: error.message };
    process.stderr.write(
      output.json ? `${JSON.stringify({ error: failure })}\n` : `${error.code}: ${error.message}\n`,
    );
    process.exitCode = 1;
  }
}

await main();
