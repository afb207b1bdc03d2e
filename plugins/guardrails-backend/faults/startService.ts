import path from 'node:path';
import { startBackend } from '../src/__testUtils__/process/startBackend';

/** The program of the faults, with environments and a ledger of its own. */
export function startService(options: {
  folder: string;
  connection?: string;
  /** Begins the names of its databases. */
  prefix?: string;
  /** Beside what all of them have under `guardrails`. */
  guardrails?: { ledger?: object; [name: string]: unknown };
}) {
  const { folder, connection, prefix, guardrails } = options;
  return startBackend({
    folder,
    connection,
    prefix,
    // People's tokens are made up here, so nobody has to issue any.
    issuer: 'http://localhost:1',
    program: path.join(__dirname, 'program.ts'),
    guardrails: {
      environments: [
        { name: 'staging', class: 'staging' },
        { name: 'production', class: 'production', account: '4' },
      ],
      access: { readers: ['group:default/security'] },
      approvals: { passkeys: 'off' },
      ledger: { unanchored: 'accepted' },
      ...guardrails,
    },
  });
}
