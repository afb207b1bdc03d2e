import { escapeForDisplay } from '@backstage-guardrails/display-text';
import {
  countFindings,
  type Finding,
  fixLabel,
  notLookedAtText,
  outcomeWords,
  type PatchOperation,
} from '@backstage-guardrails/policy-model';
import type { Judged } from '../Judged';

/** `✗ Denied: 2 findings`. @internal */
export function headline({ verdict }: Judged): string {
  const { sign, word } = outcomeWords[verdict.outcome];
  return `${sign} ${word}: ${countFindings(verdict.findings)}`;
}

/** What the resource is, or the change as a whole. @internal */
export function subjectOf({ resource }: Finding): string {
  return resource === '' ? 'the change' : escapeForDisplay(resource);
}

/** Why a finding does not count; `undefined` where it does. @internal */
export function asideOf(finding: Finding): string | undefined {
  const { disposition, exception, preApproval } = finding;
  switch (disposition) {
    case 'enforced':
      return undefined;
    case 'warned':
      return 'Advisory';
    case 'shadow':
      return 'Not enforced yet';
    case 'waived':
      if (exception !== undefined) return `Waived by exception ${exception}`;
      return preApproval === undefined
        ? 'Waived'
        : `Pre-approved by ${escapeForDisplay(preApproval)}`;
    default:
      throw new TypeError(`Not a disposition: ${disposition satisfies never}`);
  }
}

/** The fix, and values that were tried and pass. @internal */
export function fixOf(finding: Finding): string {
  const [first] = finding.remediation;
  const sentence = `${fixLabel(finding)}: ${escapeForDisplay(finding.fix)}`;
  if (!first) return sentence;
  const values = first.field
    ? `${first.field.name} = ${JSON.stringify(first.field.value)}`
    : first.patch.map(operation).join(', ');
  return `${sentence} Passes with ${escapeForDisplay(values)}.`;
}

function operation(patch: PatchOperation): string {
  const name = patch.path
    .slice(1)
    .split('/')
    .map(part => part.replaceAll('~1', '/').replaceAll('~0', '~'))
    .join('.');
  return patch.op === 'remove'
    ? `without ${name}`
    : `${name} = ${JSON.stringify(patch.value)}`;
}

/** A finding as lines: what, why it may not count, the fix, and where to read more. @internal */
export function linesOf(finding: Finding): string[] {
  const aside = asideOf(finding);
  return [
    `${subjectOf(finding)}: ${escapeForDisplay(finding.message)}`,
    ...(aside === undefined ? [] : [`${aside}.`]),
    fixOf(finding),
    `Why: guardrails explain ${finding.rule}`,
  ];
}

/** What was left out of the check, a line each. @internal */
export function notCheckedLines({ verdict }: Judged): string[] {
  const notLookedAt = notLookedAtText(verdict.notLookedAt);
  return [
    ...verdict.skipped.map(
      ({ part, path, message, code }) =>
        `Not read: ${escapeForDisplay(part)} at ${escapeForDisplay(
          path || '/',
        )}: ${escapeForDisplay(message)} [${code}]`,
    ),
    ...(verdict.notJudged ?? []).map(
      ({ rule, facts }) =>
        `Not checked here: ${rule} (only a server knows ${facts
          .map(escapeForDisplay)
          .join(', ')})`,
    ),
    ...(notLookedAt === undefined ? [] : [notLookedAt]),
    ...(verdict.off ?? []).map(
      ({ rule, reason, owner }) =>
        `Off: ${rule}: ${escapeForDisplay(reason)} Owner: ${escapeForDisplay(
          owner,
        )}`,
    ),
  ];
}

/** The recorded decision with its address, or that nothing vouches for the flags. @internal */
export function attestation({ attested, decision }: Judged): string {
  if (!attested || !decision) {
    return 'Not attested: environment and action come from flags.';
  }
  return decision.url === undefined
    ? `Decision ${decision.id}`
    : `Decision ${decision.id}: ${escapeForDisplay(decision.url)}`;
}
