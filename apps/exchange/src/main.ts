import { VidimusError } from '@vidimus/contracts';
import { readSettings } from './settings.ts';
import { startExchange } from './start.ts';

try {
  const exchange = await startExchange(readSettings(process.env));
  console.log(`Sample exchange: ${exchange.url}`);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => exchange.close().then(() => process.exit(0)));
  }
} catch (error) {
  if (!(error instanceof VidimusError)) throw error;
  console.error(`${error.code}: ${error.message}`);
  process.exitCode = 1;
}
