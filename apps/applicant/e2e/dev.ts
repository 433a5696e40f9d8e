import { join } from 'node:path';
import { scenarios } from './scenarios.ts';
import { startStandIn, tokenFor } from './stand-in.ts';

// `npm run build` first; then this hands out the built page beside the stand-in, one link a situation.
const standIn = await startStandIn(join(import.meta.dirname, '..', 'dist'), 7410);
for (const name of Object.keys(scenarios)) console.log(`${standIn.url}/verify/#${tokenFor(name)}`);
