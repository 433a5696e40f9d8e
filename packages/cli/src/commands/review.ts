import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  type Locale,
  locales,
  type PreparedAnswer,
  preparedAnswers,
  type Review,
  type ReviewCase,
} from '@vidimus/contracts';
import type { VidimusClient } from '@vidimus/sdk';
import { type Command, Option } from 'commander';
import { emit, type Output } from '../output.ts';
import { clientOf, type ServerOptions, withServer } from '../server.ts';

interface AnswerOptions extends ServerOptions {
  readonly reviewer: string;
  readonly note?: string;
  readonly answer?: PreparedAnswer;
  readonly words?: string;
}

const lineOf = ({ id, due_at, waits_for, language, reasons, applicant_note }: Review): string => {
  const codes = reasons.map(({ code }) => code).join(' ') || '–';
  const note = applicant_note === null ? '' : `  “${applicant_note}”`;
  return `${id}  due ${due_at ?? '–'}  waits for ${waits_for ?? 'nobody'}  ${language}  ${codes}${note}`;
};

/** A case for a person: what was found in each try, and what was said. */
function caseText(found: ReviewCase): string {
  const tries = found.tries.flatMap((one, index) => [
    `try ${index + 1}, ${one.decided_at}: ${one.outcome}`,
    ...one.reasons.map(({ title, remedy }) => `  ${title} ${remedy}`),
    ...one.evidence.map(({ subject, url }) => `  ${subject}: ${url}`),
  ]);
  const messages = found.messages.map(({ from, at, text, pictures }) =>
    `${from}, ${at}: ${text} ${pictures.join(' ')}`.trimEnd(),
  );
  const files = found.files.map((side) => `the ${side} came as a file, not from the camera`);
  return [lineOf(found), JSON.stringify(found.data), ...files, ...tries, ...messages].join('\n');
}

/** Saves every picture of a case as a file; names say try and subject. Returns the files. */
async function savePictures(client: VidimusClient, found: ReviewCase, folder: string): Promise<string[]> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const tries = found.tries.flatMap((one, index) =>
    one.evidence.map(({ subject, url }) => ({ name: `try-${index + 1}-${subject}.jpg`, url })),
  );
  const added = found.messages
    .flatMap(({ pictures }) => pictures)
    .map((url, index) => ({ name: `reply-${index + 1}.jpg`, url }));
  const files: string[] = [];
  for (const { name, url } of [...tries, ...added]) {
    const file = join(folder, name);
    await writeFile(file, await client.reviews.picture(url), { mode: 0o600 });
    files.push(file);
  }
  return files;
}

function addReading(review: Command, output: Output): void {
  const language = () =>
    new Option('--language <language>', 'of the reasons').choices([...locales]).default('en');
  withServer(review.command('list').description('open cases, those due first come first'))
    .option('--resolved', 'cases that are closed', false)
    .addOption(language())
    .action(async (options: ServerOptions & { resolved: boolean; language: Locale }) => {
      const status = options.resolved ? 'resolved' : 'open';
      const { data } = await (await clientOf(options)).reviews.list({ status, language: options.language });
      for (const each of data) emit(output, each, () => lineOf(each));
    });
  withServer(review.command('show').description('a case with its tries and messages'))
    .argument('<id>')
    .option('--pictures <folder>', 'saves the pictures of the tries and replies there')
    .addOption(language())
    .action(async (id: string, options: ServerOptions & { pictures?: string; language: Locale }) => {
      const client = await clientOf(options);
      const found = await client.reviews.get(id, { language: options.language });
      const files = options.pictures === undefined ? [] : await savePictures(client, found, options.pictures);
      emit(output, { ...found, files }, () => [caseText(found), ...files].join('\n'));
    });
}

/** `--answer` and `--words`: what the person reads. Own words are taken to be in the language that they read. */
function withAnswer(command: Command, act: keyof typeof preparedAnswers): Command {
  return withServer(command)
    .argument('<id>')
    .requiredOption('--reviewer <name>', 'who decides, for the record')
    .addOption(
      new Option('--answer <code>', 'prepared words, in the language of the person').choices([
        ...preparedAnswers[act],
      ]),
    )
    .option('--words <text>', 'own words, in the language of the person');
}

async function saidIn(client: VidimusClient, id: string, { answer, words }: AnswerOptions) {
  const prepared = answer === undefined ? {} : { prepared: answer };
  if (words === undefined) return prepared;
  const { language } = await client.reviews.get(id);
  return { ...prepared, words: { language, text: words } };
}

function addAnswering(review: Command, output: Output): void {
  for (const verdict of ['approve', 'decline'] as const) {
    withAnswer(review.command(verdict).description(`${verdict} a case; the person reads an answer`), verdict)
      .requiredOption('--note <text>', 'why, for the record; the person never reads it')
      .action(async (id: string, options: AnswerOptions & { note: string }) => {
        const client = await clientOf(options);
        const { note, reviewer } = options;
        const said = await saidIn(client, id, options);
        const resolved = await client.reviews.resolve(id, { verdict, note, reviewer, ...said });
        emit(output, resolved, () => lineOf(resolved));
      });
  }
  withAnswer(
    review.command('ask').description('ask the person something; the case then waits for them'),
    'ask',
  ).action(async (id: string, options: AnswerOptions) => {
    const client = await clientOf(options);
    const said = await saidIn(client, id, options);
    const asked = await client.reviews.ask(id, { reviewer: options.reviewer, ...said });
    emit(output, asked, () => caseText(asked));
  });
}

/** `vidimus review`: a reviewer's work from the command line, on a running server. */
export function addReview(program: Command, output: Output): void {
  const review = program.command('review').description('cases that wait for a human, on a running server');
  addReading(review, output);
  addAnswering(review, output);
}
