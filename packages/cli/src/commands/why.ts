import { whyCode } from '@vidimus/checks';
import { isReasonCode, VidimusError } from '@vidimus/contracts';
import type { Command } from 'commander';
import { emit, type Output } from '../output.ts';

export function addWhy(program: Command, output: Output): void {
  program
    .command('why')
    .description('where a reason comes from: producer, wording, thresholds, tests')
    .argument('<code>')
    .action((code: string) => {
      const found = isReasonCode(code) ? whyCode(code) : null;
      if (!found)
        throw new VidimusError('reason.unknown', `no check produces the reason ${code}`, { where: code });
      emit(output, found, () => JSON.stringify(found, null, 2));
    });
}
