import { writeFileSync } from 'node:fs';
import { sessionDocument } from './session-document.ts';

writeFileSync(new URL('../../../docs/session-states.md', import.meta.url), sessionDocument());
