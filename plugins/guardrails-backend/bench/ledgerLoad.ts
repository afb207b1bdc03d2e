import type { LedgerRecord } from '../src/record/ledger';

/** What the ledger says of a decision, of the size that a plan with a few changes gives. */
export function recordAt(n: number): LedgerRecord {
  const id = `01990000-0000-7000-8000-${n.toString(16).padStart(12, '0')}`;
  const digest = `sha256:${n.toString(16).padStart(64, '0')}`;
  return {
    kind: 'decision',
    subjects: { decision: id },
    payload: {
      id,
      recordedAt: '2026-03-01T12:00:00.000Z',
      outcome: n % 4 === 0 ? 'deny' : 'allow',
      action: 'provision',
      actor: {
        kind: 'human',
        ref: 'user:default/developer-payments',
        origin: 'portal',
      },
      target: {
        ref: 'component:default/checkout-api',
        environment: 'production',
        environmentClass: 'production',
        owner: 'group:default/payments',
      },
      source: { format: 'terraform-plan', digest, size: 41_000 },
      changes: { create: 3 },
      findings: { enforced: n % 4 === 0 ? 1 : 0, warned: 1 },
      fingerprint: digest,
      verdict: { digest },
      input: { digest },
      bundle: { digest, revision: '1' },
      parameters: { digest },
      snapshot: { digest },
      evaluatedAt: '2026-03-01T12:00:00.000Z',
      engine: { name: 'opa-wasm', version: '1.10.0' },
    },
  };
}

export function recordsFrom(first: number, count: number): LedgerRecord[] {
  return Array.from({ length: count }, (_, n) => recordAt(first + n));
}

/** Rows a second. */
export async function rateOf(
  rows: number,
  work: () => Promise<void>,
): Promise<number> {
  const started = performance.now();
  await work();
  return rows / ((performance.now() - started) / 1000);
}
