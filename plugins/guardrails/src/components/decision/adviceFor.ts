import type { Obligation, Verdict } from '@backstage-guardrails/policy-model';

/** What happens next and what the person can do about it, in sentences. @internal */
export function adviceFor(
  verdict: Pick<Verdict, 'outcome' | 'obligations' | 'findings'>,
): string[] {
  return [next(verdict), ...verdict.obligations.map(obligation)];
}

function next({
  outcome,
  findings,
}: Pick<Verdict, 'outcome' | 'findings'>): string {
  switch (outcome) {
    case 'deny':
      return findings.some(f => f.kind === 'incomplete')
        ? 'Nothing was changed. Hand in evidence that can be read completely, then ask again.'
        : 'Nothing was changed. Apply the fixes and ask again.';
    case 'needs-approval':
      return 'It can be carried out, once, after the right people have consented.';
    case 'warn':
      return 'It may be carried out. The warnings are worth a look.';
    case 'allow':
      return 'It may be carried out. There is nothing to do.';
    default:
      throw new TypeError(`Not an outcome: ${String(outcome satisfies never)}`);
  }
}

function obligation(item: Obligation): string {
  switch (item.kind) {
    case 'approval':
      return `Needs the consent of ${item.minimum} of: ${item.from.join(
        ', ',
      )}.`;
    case 'judge-after-apply':
      return `Judged again after apply, because a value is not known before: ${item.resources.join(
        ', ',
      )}.`;
    default:
      throw new TypeError(`Not an obligation: ${String(item satisfies never)}`);
  }
}
