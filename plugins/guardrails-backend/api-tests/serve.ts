/*
 * Starts the service with records in it, prints where it is and who may ask as one line of JSON, and ends with its
 * standard input.
 */
import { mockCredentials } from '@backstage/backend-test-utils';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { DEVELOPER, PLATFORM, SECURITY } from '../faults/organisation';
import { startBackend } from '../src/__testUtils__/process/startBackend';
import { seed } from './seed';

async function serve() {
  const folder = mkdtempSync(path.join(tmpdir(), 'guardrails-api-'));
  const service = await startBackend({
    folder,
    // People's tokens are made up here, so nobody has to issue any.
    issuer: 'http://localhost:1',
    program: path.join(__dirname, 'program.ts'),
    guardrails: {
      environments: [
        { name: 'sandbox', class: 'sandbox' },
        { name: 'staging', class: 'staging' },
        { name: 'production', class: 'production' },
      ],
      access: {
        readers: ['group:default/security'],
        operators: ['group:default/platform'],
      },
      approvals: { passkeys: 'off' },
      ledger: { unanchored: 'accepted' },
      // Thousands of requests of four people must meet more than the quota.
      quotas: {
        decisionsPerHour: 1_000_000,
        previewsPerHour: 1_000_000,
        commentsPerHour: 1_000_000,
        openRequests: 1_000_000,
      },
    },
  });
  const end = async () => {
    await service.kill();
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    const values = await seed(service.origin);
    const tokens = {
      developer: mockCredentials.user.token(DEVELOPER),
      'task of the developer': mockCredentials.user.token(DEVELOPER, {
        actor: { subject: 'plugin:scaffolder' },
      }),
      approver: mockCredentials.user.token(PLATFORM),
      auditor: mockCredentials.user.token(SECURITY),
    };
    process.stdout.write(
      `${JSON.stringify({ url: service.url, tokens, values })}\n`,
    );
    await new Promise<void>(resolve => {
      process.stdin.once('end', resolve).resume();
    });
  } finally {
    await end();
  }
}

serve().then(
  () => process.exit(0),
  error => {
    process.stderr.write(`${error.stack}\n`);
    process.exit(1);
  },
);
