import { type Engine, inspectDocument, inspectFace, inspectLiveness } from '@vidimus/checks';
import { type DocumentSide, documentSides, type LivenessAction, livenessActions } from '@vidimus/contracts';
import { defaultPolicy } from '@vidimus/domain';
import { DocumentReader, FaceReader, loadClip } from '@vidimus/vision';
import { type Command, InvalidArgumentError } from 'commander';
import { describeDocument, describeFace, describeLiveness } from '../describe.ts';
import { namesFrom, readInput } from '../inputs.ts';
import { emit, emitFailure, type Output } from '../output.ts';

export async function loadEngine(): Promise<Engine> {
  const [document, face] = await Promise.all([DocumentReader.load(), FaceReader.load()]);
  return { document, face };
}

export function today(): string {
  return new Date().toISOString().slice(0, 10);
}

/** `blink,shake` → actions. Commander prints the error with the option's name. */
export function parseActions(text: string): LivenessAction[] {
  return text.split(',').map((name) => {
    const action = livenessActions.find((known) => known === name.trim());
    if (!action)
      throw new InvalidArgumentError(`unknown action ${name}; known: ${livenessActions.join(', ')}`);
    return action;
  });
}

function parseSide(text: string): DocumentSide {
  const side = documentSides.find((known) => known === text);
  if (!side) throw new InvalidArgumentError(`a side is one of ${documentSides.join(', ')}`);
  return side;
}

/** Runs `inspect` over every named file; a file that fails gets its own record and the list goes on. */
async function eachFile(
  files: string[],
  output: Output,
  inspect: (file: string) => Promise<void>,
): Promise<void> {
  for await (const file of namesFrom(files, process.stdin)) {
    try {
      await inspect(file);
    } catch (error) {
      emitFailure(output, { file }, error);
      process.exitCode = 1;
    }
  }
}

export function addInspect(program: Command, output: Output): void {
  const inspect = program.command('inspect').description('what is read and measured in pictures or clips');
  inspect
    .command('document')
    .argument('<file...>', 'pictures; - reads names from standard input')
    .option('--side <side>', 'the side that is expected', parseSide)
    .action(async (files: string[], options: { side?: DocumentSide }) => {
      const engine = await loadEngine();
      await eachFile(files, output, async (file) => {
        const started = performance.now();
        const bytes = await readInput(file);
        const found = await inspectDocument(bytes, engine, {
          where: file,
          side: options.side ?? null,
          today: today(),
          policy: defaultPolicy,
        });
        const record = { file, ms: Math.round(performance.now() - started), ...found };
        emit(output, record, () => describeDocument(record));
      });
    });
  inspect
    .command('face')
    .argument('<file...>', 'pictures; - reads names from standard input')
    .action(async (files: string[]) => {
      const engine = await loadEngine();
      await eachFile(files, output, async (file) => {
        const started = performance.now();
        const found = await inspectFace(await readInput(file), engine, { where: file });
        const record = { file, ms: Math.round(performance.now() - started), ...found };
        emit(output, record, () => describeFace(record));
      });
    });
  inspect
    .command('liveness')
    .argument('<clip>', 'video, animated GIF, folder of frames, or frame container')
    .requiredOption('--actions <list>', `in the order asked, of ${livenessActions.join(', ')}`, parseActions)
    .action(async (clip: string, options: { actions: LivenessAction[] }) => {
      const engine = await loadEngine();
      const started = performance.now();
      const found = await inspectLiveness(await loadClip(clip), engine, { asked: options.actions });
      const record = { file: clip, ms: Math.round(performance.now() - started), ...found };
      emit(output, record, () => describeLiveness(record));
    });
}
