import { explain, verifySubmission } from '@vidimus/checks';
import { checkedBy, type LivenessAction, TypedDataSchema, VidimusError } from '@vidimus/contracts';
import { sidesFor } from '@vidimus/documents';
import { decide, defaultPolicy, loadPolicy } from '@vidimus/domain';
import { loadClip } from '@vidimus/vision';
import type { Command } from 'commander';
import { readInput } from '../inputs.ts';
import { emit, type Output } from '../output.ts';
import { loadEngine, parseActions, today } from './inspect.ts';

interface VerifyOptions {
  l1: string;
  document: string[];
  clip: string;
  actions?: LivenessAction[];
  policy?: string;
}

async function readJson(path: string): Promise<unknown> {
  const bytes = await readInput(path);
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch (cause) {
    throw new VidimusError('json.malformed', `${path} is not JSON`, { where: path, cause });
  }
}

const collect = (value: string, all: string[]): string[] => [...all, value];

export function addVerify(program: Command, output: Output): void {
  program
    .command('verify')
    .description('the whole verification of one person: typed data, document, liveness clip → decision')
    .requiredOption('--l1 <file>', 'typed data as JSON')
    .requiredOption('--document <picture>', 'front, then (given again) back', collect, [] as string[])
    .requiredOption('--clip <clip>', 'video, animated GIF, folder of frames, or frame container')
    .option('--actions <list>', 'the actions that the clip was asked for, in order', parseActions)
    .option('--policy <file>', 'policy to decide by instead of the default one')
    .action(async (options: VerifyOptions) => {
      const policy = options.policy ? loadPolicy(await readJson(options.policy)) : defaultPolicy;
      const typed = checkedBy(TypedDataSchema, await readJson(options.l1), 'data.invalid', options.l1);
      const [front, back] = await Promise.all(options.document.map(readInput));
      const clip = await loadClip(options.clip);
      const engine = await loadEngine();
      const started = performance.now();
      const submission = {
        typed,
        front: front ?? null,
        back: back ?? null,
        clip,
        asked: options.actions ?? null,
        earlier: [],
        sides: sidesFor(typed.document.kind, typed.document.country),
      };
      const found = await verifySubmission(submission, engine, { today: today(), policy });
      const verdict = decide(found.checks, policy, policy.levels.L2.steps);
      const ms = Math.round(performance.now() - started);
      const record = {
        outcome: verdict.outcome,
        ms,
        reasons: verdict.reasons.map((reason) => ({ ...reason, ...explain(reason, 'en') })),
        redo: verdict.redo,
        checks: found.checks,
        policy_version: policy.version,
        models: found.models,
      };
      emit(output, record, () => describeVerdict(record));
    });
}

function describeVerdict(record: {
  outcome: string;
  ms: number;
  reasons: { code: string; title: string; remedy: string }[];
}): string {
  const reasons = record.reasons.map(({ code, title, remedy }) => `  ${code}\n    ${title}\n    ${remedy}`);
  return [`${record.outcome} (${record.ms} ms)`, ...reasons].join('\n');
}
