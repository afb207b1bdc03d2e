import { SECURITY } from './organisation';
import type { Portal } from './Portal';

/** What is wrong with the ledger once everything is signed and the service has verified its own log, in words. */
export async function ledgerProblems(portal: Portal): Promise<string[]> {
  await portal.run('guardrails-ledger-checkpoint');
  await portal.run('guardrails-ledger-check');
  const { size, checkpoint, selfCheck } = await portal.as(SECURITY).getLedger();
  const signed = Number(checkpoint?.split('\n')[1]);
  const problems: string[] = [];
  if (signed !== size) problems.push(`${signed} of ${size} entries are signed`);
  if (!selfCheck?.ok || selfCheck.checked !== size) {
    const detail = selfCheck?.detail ?? `${selfCheck?.checked} of ${size}`;
    problems.push(`the self-check does not pass: ${detail}`);
  }
  return problems;
}
