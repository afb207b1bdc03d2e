import type { ApprovalDetail } from '@backstage-guardrails/plugin-guardrails-common';

/** Those who were asked, have not decided, and hold their part themselves. @internal */
export function waitsFor(
  detail: Pick<ApprovalDetail, 'asked' | 'consents' | 'handovers'>,
): string[] {
  const { asked, consents, handovers } = detail;
  const done = new Set([
    ...consents.filter(c => !c.withdrawnAt).map(c => c.person),
    ...handovers.filter(h => !h.returnedAt).map(h => h.from),
  ]);
  return asked.filter(person => !done.has(person));
}
