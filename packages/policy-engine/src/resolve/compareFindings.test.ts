import type { Finding } from '@backstage-guardrails/policy-model';
import { compareFindings } from './compareFindings';

const worst = {
  rule: 'a/a',
  title: 'A',
  level: 'mandatory',
  disposition: 'enforced',
  severity: 'critical',
  kind: 'violation',
  resource: 'a',
  path: 'a',
  expected: 1,
  actual: 1,
  message: 'a',
  fix: '',
  remediation: [],
} as unknown as Finding;

/** What decides comes first; each row is better in one part, and worse in none of those before it. */
const better: [string, Partial<Finding>][] = [
  ['a milder disposition', { disposition: 'warned' }],
  ['a milder level', { level: 'approval' }],
  ['the mildest level', { level: 'advisory' }],
  ['a lower severity', { severity: 'high' }],
  ['a later rule', { rule: 'a/b' as Finding['rule'] }],
  ['a later resource', { resource: 'b' }],
  ['a later path', { path: 'b' }],
  ['a later sentence', { message: 'b' }],
  ['another value', { actual: 2 }],
];

describe('compareFindings', () => {
  it.each(better)('sorts by %s', (_, part) => {
    const other = { ...worst, ...part };
    expect(Math.sign(compareFindings(worst, other))).toBe(-1);
    expect(Math.sign(compareFindings(other, worst))).toBe(1);
  });

  it('decides by the first part that differs', () => {
    for (const [i, [, part]] of better.entries()) {
      const later = better
        .slice(i + 1)
        .filter(([, other]) => !(Object.keys(part)[0] in other));
      for (const [, other] of later) {
        expect(
          Math.sign(
            compareFindings({ ...worst, ...other }, { ...worst, ...part }),
          ),
        ).toBe(-1);
      }
    }
  });

  it('sorts the levels mandatory, approval, advisory', () => {
    const levels = (['advisory', 'mandatory', 'approval'] as const).map(
      level => ({ ...worst, level }),
    );
    expect(levels.sort(compareFindings).map(({ level }) => level)).toEqual([
      'mandatory',
      'approval',
      'advisory',
    ]);
  });

  it('finds no difference in the same', () => {
    expect(compareFindings(worst, { ...worst })).toBe(0);
  });
});
