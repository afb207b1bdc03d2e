import { createRequire } from 'node:module';
import { join } from 'node:path';
import { root } from '../../../scripts/lib/paths.mjs';

/** Loads what the backend of the portal loads, in its versions. */
export const load = createRequire(join(root, 'packages/backend/package.json'));
