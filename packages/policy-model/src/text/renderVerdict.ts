import { escapeForDisplay } from '@backstage-guardrails/display-text';
import type { Finding } from '../finding';
import type { Verdict } from '../verdict';
import { groupFindings } from './groupFindings';
import { outcomeWords } from './outcomeWords';
import { renderFinding } from './renderFinding';
import { renderPreApproval } from './renderPreApproval';

/** What {@link renderVerdict} shows beside the verdict itself. @public */
export type RenderVerdictOptions = {
  verdict: Pick<
    Verdict,
    | 'outcome'
    | 'findings'
    | 'obligations'
    | 'preApproval'
    | 'skipped'
    | 'passed'
    | 'notApplicable'
    | 'notJudged'
    | 'notLookedAt'
    | 'off'
  >;
  /** What was judged, at the right of the first line: `production · payments/checkout-db`. */
  subject?: string;
  /** How many resources change. */
  changedResources?: number;
  decision?: { id: string; url?: string };
  /** Whether actor, action and environment come from the caller alone. */
  unattested?: boolean;
  /** How to read why a rule exists: `rule => 'guardrails explain ' + rule`. */
  explain?: (rule: string) => string;
  /** Where a resource is written, such as `main.tf:12`. */
  place?: (finding: { resource: string; path: string }) => string | undefined;
  /** Findings shown; the rest is counted. All by default. */
  limit?: number;
  /** Colours the first line where the host has colours; the words alone say everything. */
  paint?: (text: string) => string;
};

/**
 * A verdict as plain text, the same in the task log and the shell.
 * Every value is escaped for display, so that hostile evidence cannot forge a line.
 * @public
 */
export function renderVerdict(options: RenderVerdictOptions): string {
  const { verdict, limit = Infinity, explain, place } = options;
  const paint = options.paint ?? (text => text);
  const groups = groupFindings(verdict.findings);
  const notLookedAt = notLookedAtText(verdict.notLookedAt);
  const hidden = groups
    .slice(limit)
    .reduce((count, group) => count + group.resources.length, 0);
  return [
    paint(headline(options)),
    ...groups
      .slice(0, limit)
      .flatMap((group, i) =>
        renderFinding({ group, number: i + 1, explain, place }),
      ),
    ...(hidden ? [`     and ${plural(hidden, 'more finding')}`] : []),
    ...verdict.skipped.map(
      skipped =>
        `     Not read: ${escapeForDisplay(skipped.part)} at ${escapeForDisplay(
          skipped.path || '/',
        )}: ${escapeForDisplay(skipped.message)} [${skipped.code}]`,
    ),
    ...notJudgedLines(verdict.notJudged),
    ...(notLookedAt === undefined ? [] : [`     ${notLookedAt}`]),
    ...(verdict.off ?? []).map(
      ({ rule, reason, owner }) =>
        `     Off: ${rule}: ${escapeForDisplay(
          reason,
        )} Owner: ${escapeForDisplay(owner)}`,
    ),
    ...verdict.obligations.map(obligation),
    ...renderPreApproval(verdict.preApproval).map(line => `     ${line}`),
    summary(options),
    '',
  ].join('\n');
}

/** Rules that lack the same facts are on one line. */
function notJudgedLines(notJudged: Verdict['notJudged'] = []): string[] {
  const byFacts = new Map<string, string[]>();
  for (const { rule, facts } of notJudged) {
    const key = facts.map(escapeForDisplay).join(', ');
    byFacts.set(key, [...(byFacts.get(key) ?? []), rule]);
  }
  return [...byFacts].map(
    ([facts, rules]) =>
      `     Not checked here: ${rules.join(', ')} (not known here: ${facts})`,
  );
}

/** `2 findings, 1 of them waived`: what an exception or a pre-approval covers is not a reason for the outcome. @public */
export function countFindings(findings: readonly Finding[]): string {
  if (findings.length === 0) return 'no findings';
  const waived = findings.filter(f => f.disposition === 'waived').length;
  const count = plural(findings.length, 'finding');
  if (waived === 0) return count;
  return waived === findings.length
    ? `${count}, waived`
    : `${count}, ${waived} waived`;
}

/** So many types are named; the verdict has all of them. */
const MOST_TYPES = 10;

/** What no rule looked at, as a line: `2 of 14 resources: no rule knows aws_foo_bar`. @public */
export function notLookedAtText(
  notLookedAt: Verdict['notLookedAt'],
): string | undefined {
  if (!notLookedAt) return undefined;
  const { resources, of, types } = notLookedAt;
  const named = types
    .slice(0, MOST_TYPES)
    .map(({ type }) => escapeForDisplay(type));
  const more = types.length - named.length;
  return `Not checked: ${resources} of ${plural(
    of,
    'resource',
  )}: no rule knows ${named.join(', ')}${
    more > 0 ? ` and ${plural(more, 'more type')}` : ''
  }`;
}

function headline(options: RenderVerdictOptions): string {
  const { verdict, subject, changedResources } = options;
  const { sign, word } = outcomeWords[verdict.outcome];
  const found = countFindings(verdict.findings);
  const among =
    changedResources === undefined
      ? ''
      : ` in ${plural(changedResources, 'changed resource')}`;
  const aside = verdict.notJudged
    ? `; ${plural(verdict.notJudged.length, 'rule')} not checked here`
    : '';
  const left = `${sign} ${word}: ${found}${among}${aside}`;
  return subject ? `${left.padEnd(62)}  ${escapeForDisplay(subject)}` : left;
}

function obligation(item: Verdict['obligations'][number]): string {
  switch (item.kind) {
    case 'approval':
      return `     Required approvals: ${approvers(item)}`;
    case 'judge-after-apply':
      return `     Checked again after apply: ${item.resources
        .slice(0, 10)
        .map(escapeForDisplay)
        .join(', ')}${
        item.resources.length > 10
          ? ` and ${item.resources.length - 10} more`
          : ''
      }`;
    default:
      throw new TypeError(`Not an obligation: ${String(item satisfies never)}`);
  }
}

function approvers(
  requirement: Extract<Verdict['obligations'][number], { kind: 'approval' }>,
): string {
  const { minimum, from, consent, differentTeams, escalation } = requirement;
  const names = (refs: string[]) => refs.map(escapeForDisplay).join(' or ');
  return [
    `${minimum} from ${names(from)}`,
    ...(consent === 'passkey' ? ['each with a passkey'] : []),
    ...(differentTeams ? ['from different teams'] : []),
    ...(escalation
      ? [
          `after ${plural(escalation.afterMinutes, 'minute')} also from ${names(
            escalation.to,
          )}`,
        ]
      : []),
  ].join('; ');
}

function summary(options: RenderVerdictOptions): string {
  const { verdict, decision, unattested } = options;
  const warned = new Set(
    verdict.findings.filter(f => f.disposition === 'warned').map(f => f.rule),
  ).size;
  const parts = [
    `${plural(verdict.passed.length, 'rule')} passed, ${warned} warned, ${
      verdict.notApplicable.length
    } did not apply${
      verdict.notJudged ? `, ${verdict.notJudged.length} not checked here` : ''
    }${verdict.off ? `, ${verdict.off.length} off` : ''}.`,
  ];
  if (unattested) {
    parts.push('Not attested: environment and action come from flags.');
  }
  if (decision) {
    parts.push(`Decision ${decision.id}`);
    if (decision.url) parts.push(decision.url);
  }
  return `  ${parts.join('   ')}`;
}

function plural(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
