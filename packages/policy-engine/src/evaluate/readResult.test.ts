import { evaluationResultSchema } from '@backstage-guardrails/policy-model';
import { testRules } from '../__testUtils__';
import { readResult } from './readResult';

const called = [testRules[0]];
const finding = {
  resource: 'test_thing.a',
  path: ['public', 0],
  expected: false,
  actual: null,
};
const full = {
  ...finding,
  unknown: true,
  values: { a: [1] },
  remediation: [
    [
      { op: 'replace', path: '/public', value: null },
      { op: 'remove', path: '/a' },
    ],
  ],
};
const result = (changes: Record<string, unknown> = {}) => ({
  version: 'v1',
  judged: 1,
  findings: [['network', 'no_public_thing', finding]],
  ...changes,
});
const withFinding = (item: unknown) =>
  result({ findings: [['network', 'no_public_thing', item]] });
const read = (answer: unknown) =>
  readResult({
    text: JSON.stringify([{ result: answer }]),
    version: 'v1',
    called,
  });

describe('readResult', () => {
  it.each([
    ['the least', result()],
    ['everything', withFinding(full)],
    ['nothing found', result({ findings: [] })],
  ])('reads %s, as the schema does', (_name, answer) => {
    const parsed = evaluationResultSchema.parse(answer);
    expect(read(answer)).toEqual(
      parsed.findings.map(item => ({ rule: testRules[0], finding: item[2] })),
    );
  });

  it.each<[string, unknown]>([
    ['no object', 1],
    ['a missing field', withFinding({ ...finding, path: undefined })],
    ['no actual value', withFinding({ ...finding, actual: undefined })],
    ['a field too many', withFinding({ ...finding, message: 'x' })],
    ['a path of objects', withFinding({ ...finding, path: [{}] })],
    [
      'a remediation that is no patch',
      withFinding({ ...full, remediation: [{}] }),
    ],
    [
      'an operation with a field too many',
      withFinding({
        ...full,
        remediation: [[{ op: 'remove', path: '/a', value: 1 }]],
      }),
    ],
    [
      'an operation that is not supported',
      withFinding({
        ...full,
        remediation: [[{ op: 'move', path: '/a', from: '/b' }]],
      }),
    ],
    ['a finding that is no object', withFinding([])],
    ['no findings', result({ findings: undefined })],
    ['a short tuple', result({ findings: [['network', 'no_public_thing']] })],
    ['a judged that is no number', result({ judged: '1' })],
  ])('refuses %s, as the schema does', (_name, answer) => {
    const json = JSON.parse(JSON.stringify(answer));
    expect(evaluationResultSchema.safeParse(json).success).toBe(false);
    expect(() => read(answer)).toThrow(
      expect.objectContaining({ code: 'evaluation-incomplete' }),
    );
  });

  it.each<[string, unknown]>([
    ['another version', result({ version: 'v2' })],
    ['too few rules called', result({ judged: 0 })],
    ['too many rules called', result({ judged: 2 })],
    [
      'a rule that was not asked',
      result({ findings: [['network', 'other', finding]] }),
    ],
    [
      'a name from a prototype',
      result({ findings: [['__proto__', 'constructor', finding]] }),
    ],
  ])('refuses %s', (_name, answer) => {
    expect(() => read(answer)).toThrow(
      expect.objectContaining({ code: 'evaluation-incomplete' }),
    );
  });

  it.each([
    ['[]', 'evaluation-empty'],
    ['{}', 'evaluation-empty'],
    ['null', 'evaluation-empty'],
    ['[{"result":{}},{"result":{}}]', 'evaluation-incomplete'],
    ['[null]', 'evaluation-incomplete'],
  ])('refuses the result set %s', (text, code) => {
    expect(() => readResult({ text, version: 'v1', called })).toThrow(
      expect.objectContaining({ code }),
    );
  });
});
