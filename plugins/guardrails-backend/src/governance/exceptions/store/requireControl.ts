import {
  GuardrailsError,
  type CompensatingControl,
} from '@backstage-guardrails/plugin-guardrails-common';
import type { Verdict } from '@backstage-guardrails/policy-model';
import type { Knex } from 'knex';
import type { ControlRow, ExceptionRow } from '../model/rows';

/**
 * A change that rests on an exception must not break the rule that makes up for it. Where no change that was carried
 * out has proven the rule yet, this one has to: the plan that is about to be applied is no claim of the requester.
 * @throws GuardrailsError `grant-no-longer-allowed`
 * @internal
 */
export async function requireControl(
  transaction: Knex.Transaction,
  options: {
    id: string;
    verdict: Pick<Verdict, 'passed' | 'findings' | 'off'>;
  },
): Promise<void> {
  const { id, verdict } = options;
  const row = await transaction<ExceptionRow>('exceptions')
    .where({ id })
    .first('control');
  const control: CompensatingControl | undefined =
    row && JSON.parse(row.control);
  if (control?.kind !== 'rule-passes') return;
  const { rule } = control;
  const breaks = verdict.findings.some(finding => finding.rule === rule);
  const passes = verdict.passed.some(passed => passed === rule);
  const isOff = (verdict.off ?? []).some(off => off.rule === rule);
  // What was proven before a rule was switched off is not watched any more.
  if (!breaks && !isOff && (passes || (await isProven(transaction, id)))) {
    return;
  }
  throw new GuardrailsError({
    code: 'grant-no-longer-allowed',
    message: `The exception ${id} is good for changes in which ${rule} passes, and this one ${describeResult(
      { breaks, isOff },
    )}. Change the configuration so that it passes, and request a new decision.`,
  });
}

function describeResult(rule: { breaks: boolean; isOff: boolean }): string {
  if (rule.breaks) return 'breaks it';
  return rule.isOff
    ? 'does not ask it, because the rule is off'
    : 'says nothing about it';
}

async function isProven(
  transaction: Knex.Transaction,
  id: string,
): Promise<boolean> {
  const last = await transaction<ControlRow>('exception_controls')
    .where({ exception_id: id })
    .orderBy('since', 'desc')
    .first('holds');
  return last?.holds === 1;
}
