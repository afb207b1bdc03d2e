import path from 'node:path';
import { startBackend } from '../src/__testUtils__/process/startBackend';

/** The program of the faults, with a staging environment and a ledger of its own. */
export function startService(options: { folder: string; connection?: string }) {
  return startBackend({
    ...options,
    // People's tokens are made up here, so nobody has to issue any.
    issuer: 'http://localhost:1',
    program: path.join(__dirname, 'program.ts'),
    guardrails: {
      environments: [{ name: 'staging', class: 'staging' }],
      access: { readers: ['group:default/security'] },
      ledger: { unanchored: 'accepted' },
    },
  });
}
