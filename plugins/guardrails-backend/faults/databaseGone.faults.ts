/*
 * The database server dies and stays away while people keep asking. Every question must be answered with a code,
 * nothing that was answered before or after may be missing, and the service must go on by itself.
 */
import {
  hasPostgres,
  PostgresServer,
} from '@backstage-guardrails/access-postgres/testUtils';
import { GuardrailsError } from '@backstage-guardrails/plugin-guardrails-common';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { Askers } from './Askers';
import { ledgerProblems } from './ledgerProblems';
import { missingDecisions } from './missingDecisions';
import { report } from './onEachDatabase';
import { DEVELOPER, PLATFORM, SECURITY } from './organisation';
import { Portal } from './Portal';

/** How long it is away. */
const SECONDS = Number(process.env.GUARDRAILS_FAULT_SECONDS ?? 60);

void report(async () => {
  if (!hasPostgres) return [];
  const server = await PostgresServer.start();
  const folder = mkdtempSync(path.join(tmpdir(), 'guardrails-faults-'));
  const portal = await Portal.start({
    folder,
    connection: server.address('postgres', '', 'postgres'),
  });
  try {
    const askers = new Askers({ urls: [portal.url], each: 4 });
    await setTimeout(2_000);
    server.halt();
    await setTimeout(1_000);
    const before = askers.acknowledged.length;
    const until = Date.now() + SECONDS * 1_000;
    const missing: string[] = [];
    while (Date.now() < until) {
      missing.push(...(await withoutCode(portal)));
      await setTimeout(1_000);
    }
    const meanwhile = askers.acknowledged.length - before;
    if (meanwhile > 0) missing.push(`the record of ${meanwhile} decisions`);
    server.resume();
    const back = askers.acknowledged.length + 20;
    for (let n = 0; askers.acknowledged.length < back; n += 1) {
      if (n > 600) throw new Error('The service did not recover');
      await setTimeout(100);
    }
    await askers.stop();
    const uncoded = askers.refused.filter(code => code !== 'store-unavailable');
    if (askers.refused.length === 0) throw new Error('Nothing was refused');
    return [
      {
        name: `database gone for ${SECONDS} seconds, PostgreSQL`,
        faults: 1,
        acknowledged: askers.acknowledged.length,
        missing: [
          ...new Set(missing),
          ...new Set(uncoded.map(code => `a code that says why, not ${code}`)),
          ...(await missingDecisions(portal.url, askers.acknowledged)),
          ...(await ledgerProblems(portal)),
        ],
      },
    ];
  } finally {
    await portal.kill();
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  }
});

/** Questions of all kinds that were not answered in time with the code that says why. */
async function withoutCode(portal: Portal): Promise<string[]> {
  const id = '01900000-0000-7000-8000-000000000000';
  const questions: Record<string, () => Promise<unknown>> = {
    list: () => portal.as(DEVELOPER).listDecisions({}),
    decision: () => portal.as(DEVELOPER).getDecision(id),
    approval: () => portal.as(DEVELOPER).requestApproval({ decision: id }),
    consent: () =>
      portal.as(PLATFORM).consent(id, {
        kind: 'approve',
        fingerprint: `sha256:${'0'.repeat(64)}` as never,
      }),
    leases: () => portal.as(DEVELOPER).listLeases({}),
    exceptions: () => portal.as(DEVELOPER).listExceptions({}),
    ledger: () => portal.as(SECURITY).getLedger(),
  };
  const wrong = await Promise.all(
    Object.entries(questions).map(async ([name, ask]) => {
      const answer = await Promise.race([
        ask().then(
          () => 'an answer',
          (error: unknown) =>
            error instanceof GuardrailsError ? error.code : 'no answer',
        ),
        setTimeout(20_000, 'nothing in time', { ref: false }),
      ]);
      return answer === 'store-unavailable'
        ? []
        : [`a code that says why, for ${name}, not ${answer}`];
    }),
  );
  return wrong.flat();
}
