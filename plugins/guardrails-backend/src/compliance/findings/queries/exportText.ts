import { csvCell } from '@backstage-guardrails/display-text';
import type { FindingRecord } from '@backstage-guardrails/plugin-guardrails-common';

const columns = [
  'id',
  'state',
  'rule',
  'title',
  'level',
  'severity',
  'entity',
  'owner',
  'system',
  'environment',
  'resource',
  'path',
  'actual',
  'expected',
  'message',
  'fix',
  'first_seen_at',
  'opened_at',
  'last_seen_at',
  'not_confirmed_since',
  'resolved_at',
  'exception',
  'reopened',
  'source',
  'decision',
] as const;

type Cells = Record<(typeof columns)[number], string>;

/** Findings as CSV, piece by piece. @internal */
export async function* csvOf(
  records: AsyncIterable<FindingRecord>,
): AsyncGenerator<string> {
  yield `${columns.join(',')}\r\n`;
  for await (const record of records) {
    const cells = cellsOf(record);
    yield `${columns.map(column => csvCell(cells[column])).join(',')}\r\n`;
  }
}

/** Findings as a JSON array, piece by piece. @internal */
export async function* jsonOf(
  records: AsyncIterable<FindingRecord>,
): AsyncGenerator<string> {
  let separator = '[\n';
  for await (const record of records) {
    yield `${separator}${JSON.stringify(record)}`;
    separator = ',\n';
  }
  yield separator === '[\n' ? '[]\n' : '\n]\n';
}

function cellsOf(record: FindingRecord): Cells {
  const { finding, status } = record;
  return {
    id: record.id,
    state: status.state,
    rule: finding.rule,
    title: finding.title,
    level: finding.level,
    severity: finding.severity,
    entity: record.entity,
    owner: record.owner ?? '',
    system: record.system ?? '',
    environment: record.environment ?? '',
    resource: finding.resource,
    path: finding.path,
    actual: valueText(finding.actual),
    expected: valueText(finding.expected),
    message: finding.message,
    fix: finding.fix,
    first_seen_at: record.firstSeenAt,
    opened_at: ('openedAt' in status && status.openedAt) || '',
    last_seen_at: record.lastSeenAt,
    not_confirmed_since:
      status.state === 'not-confirmed' ? status.unconfirmedAt : '',
    resolved_at: status.state === 'resolved' ? status.resolvedAt : '',
    exception: (status.state === 'waived' && status.exception) || '',
    reopened: String(record.reopened),
    source: record.source,
    decision: record.decision ?? '',
  };
}

function valueText(value: unknown): string {
  if (value === undefined) return '';
  return typeof value === 'string' ? value : JSON.stringify(value);
}
