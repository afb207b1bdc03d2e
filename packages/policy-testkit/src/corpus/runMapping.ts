import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Finding, Json } from '@backstage-guardrails/policy-model';
import { casesOf } from './casesOf';
import type { MappedRule, Mapping } from './mappingSchema';
import type { VerdictRow } from './readVerdicts';
import { wrapPlan } from './wrapPlan';

/** Judges a complete plan as a production change and answers with every finding. @public */
export type FindingsOf = (request: {
  plan: Uint8Array;
  parameters: Record<string, Json>;
}) => Promise<Finding[]>;

/** What became of one upstream verdict. @public */
export type RowResult = { row: VerdictRow } & (
  | { status: 'not-mapped'; reason: string }
  | { status: 'agrees' }
  | { status: 'upstream-wrong'; reference: string }
  | { status: 'disagrees'; findings: string[]; falseAllow: boolean }
);

/**
 * Holds our rules against the verdicts of other suites. A row agrees where one of the mapped rules
 * has a finding on what upstream denies, and none has one on what upstream allows.
 * @public
 */
export async function runMapping(options: {
  folder: string;
  rows: readonly VerdictRow[];
  mapping: Mapping;
  findingsOf: FindingsOf;
}): Promise<RowResult[]> {
  const { folder, rows, mapping, findingsOf } = options;
  const mapped = new Map(mapping.rules.map(rule => [rule.upstream, rule]));
  const results: RowResult[] = [];
  for (const row of rows) {
    const rule = mapped.get(row.rule);
    const left = reasonToLeaveOut(row, rule);
    if (left !== undefined || rule === undefined || 'reason' in rule) {
      results.push({ row, status: 'not-mapped', reason: left ?? '' });
      continue;
    }
    const findings = await findingsFor({ folder, row, rule, findingsOf });
    results.push(compare({ row, findings, mapping }));
  }
  return results;
}

function reasonToLeaveOut(
  row: VerdictRow,
  rule: MappedRule | undefined,
): string | undefined {
  if (rule === undefined) return 'The upstream rule is not in the mapping.';
  if ('reason' in rule) return rule.reason;
  return rule.except?.find(({ cases }) => cases.includes(caseName(row)))
    ?.reason;
}

function caseName(row: VerdictRow): string {
  return row.case.replace(/^mock\./, '');
}

/** One list for each plan of the row. */
async function findingsFor(options: {
  folder: string;
  row: VerdictRow;
  rule: Extract<MappedRule, { ours: unknown }>;
  findingsOf: FindingsOf;
}): Promise<string[][]> {
  const { folder, row, rule, findingsOf } = options;
  const document = JSON.parse(
    readFileSync(join(folder, row.file), 'utf8'),
  ) as Json;
  const plans = casesOf(document, row.case);
  if (plans.length === 0) {
    throw new TypeError(`${row.file} has no case ${row.case}`);
  }
  const whole = row.case.startsWith('mock.') || row.case === '(whole plan)';
  return Promise.all(
    plans.map(async plan => {
      const findings = await findingsOf({
        plan: new TextEncoder().encode(wrapPlan(plan)),
        parameters: rule.parameters ?? {},
      });
      return findings
        .filter(finding => rule.ours.includes(finding.rule))
        .filter(finding => whole || finding.resource === row.case)
        .map(
          ({ rule: id, resource, path, kind }) =>
            `${id} ${resource} ${path} (${kind})`,
        );
    }),
  );
}

function compare(options: {
  row: VerdictRow;
  findings: string[][];
  mapping: Mapping;
}): RowResult {
  const { row, findings, mapping } = options;
  const agrees = findings.every(
    found => (found.length > 0 ? 'deny' : 'allow') === row.expected,
  );
  const wrong = mapping.upstreamWrong.find(
    known => known.upstream === row.rule && known.case === caseName(row),
  );
  if (agrees) return { row, status: 'agrees' };
  if (wrong) {
    return { row, status: 'upstream-wrong', reference: wrong.reference };
  }
  return {
    row,
    status: 'disagrees',
    findings: findings.flat(),
    falseAllow: row.expected === 'deny',
  };
}
