import { createHash } from 'node:crypto';
import type { Digest, RuleId } from './brands';
import type { Finding } from './finding';
import { fingerprintOf } from './fingerprint';
import type { Input } from './input';
import { INPUT_VERSION, timeOf } from './input';
import { VERDICT_VERSION, type Verdict } from './verdict';

const hash = (data: string | Uint8Array) =>
  `sha256:${createHash('sha256').update(data).digest('hex')}` as Digest;
const digest = hash('');

const finding: Finding = {
  rule: 'network/no-public-thing' as RuleId,
  title: 'A thing is not public',
  level: 'approval',
  disposition: 'enforced',
  severity: 'high',
  kind: 'violation',
  resource: 'aws_thing.a',
  path: 'public',
  expected: false,
  actual: true,
  message: 'aws_thing.a is public.',
  fix: 'Set it to false.',
  remediation: [],
};
const second: Finding = { ...finding, resource: 'aws_thing.b' };

const input: Input = {
  version: INPUT_VERSION,
  actor: {
    kind: 'human',
    ref: 'user:default/developer',
    groups: [],
    origin: 'portal',
  },
  action: 'deploy',
  target: { environmentClass: 'production' },
  subject: { type: 'operation', name: 'restart', parameters: { of: 'a' } },
  source: { format: 'operation', digest },
  facts: {
    'catalog.owner': {
      status: 'absent',
      reason: 'The entity has none.',
      observedAt: '2026-03-01T12:00:00Z',
      source: 'catalog',
    },
    'cost.spent': {
      status: 'known',
      value: 1,
      observedAt: '2026-03-01T12:00:00Z',
      source: 'cost',
    },
  },
  time: timeOf(new Date('2026-03-01T12:00:00Z')),
  skipped: [
    {
      part: 'resources',
      path: '/a',
      code: 'unknown',
      message: 'Not readable.',
    },
  ],
};

const verdict: Verdict = {
  version: VERDICT_VERSION,
  outcome: 'needs-approval',
  findings: [finding, second],
  obligations: [
    {
      kind: 'approval',
      from: ['group:default/platform'],
      minimum: 1,
      rules: [finding.rule],
    },
  ],
  skipped: [],
  passed: [],
  notApplicable: [],
  input: { digest },
  bundle: { digest, revision: '1' },
  parameters: { digest },
  snapshot: { digest },
};
const rules = [
  { id: finding.rule, digest: hash('rule'), facts: ['catalog.owner'] },
  { id: 'other/rule' as RuleId, digest: hash('other'), facts: ['cost.spent'] },
];

type Options = Parameters<typeof fingerprintOf>[0];
const base: Options = {
  input,
  verdict,
  rules,
  sealed: 'seal',
  costCeiling: '10',
  workspace: hash('module'),
  hash,
};
const of = (changes: Partial<Options> = {}) =>
  fingerprintOf({ ...base, ...changes });
const found = (changes: Partial<Finding>) => ({
  verdict: { ...verdict, findings: [{ ...finding, ...changes }, second] },
});
const about = (changes: Partial<Input>) => ({
  input: { ...input, ...changes },
});
const factAs = (fact: Input['facts'][string]) =>
  about({ facts: { ...input.facts, 'catalog.owner': fact } });

describe('fingerprintOf', () => {
  it.each<[string, Partial<Options>]>([
    ['a title', found({ title: 'No thing is public' })],
    ['a message', found({ message: 'Everybody can reach it.' })],
    ['a fix', found({ fix: 'Make it private.' })],
    ['a severity', found({ severity: 'low' })],
    [
      'a remediation',
      found({ remediation: [{ patch: [{ op: 'remove', path: '/public' }] }] }),
    ],
    [
      'the order for readers',
      { verdict: { ...verdict, findings: [second, finding] } },
    ],
    [
      'the outcome in words',
      { verdict: { ...verdict, bundle: { digest: hash('b'), revision: '2' } } },
    ],
    [
      'why a fact is absent',
      factAs({
        status: 'absent',
        reason: 'Nobody owns it.',
        observedAt: '2026-03-02T12:00:00Z',
        source: 'catalog',
      }),
    ],
    [
      'why a part was skipped',
      about({ skipped: [{ ...input.skipped[0], message: 'Cannot be read.' }] }),
    ],
    [
      'a fact that no finding rests on',
      about({ facts: { 'catalog.owner': input.facts['catalog.owner'] } }),
    ],
    ['a rule that found nothing', { rules: [rules[0]] }],
    ['the time', about({ time: timeOf(new Date('2026-04-01T12:00:00Z')) })],
    [
      'the session',
      about({ actor: { ...input.actor, groups: ['group:default/a'] } }),
    ],
    [
      'the bytes of the evidence',
      about({ source: { format: 'operation', digest: hash('x') } }),
    ],
  ])('does not change with %s', (_, changes) => {
    expect(of(changes)).toBe(of());
  });

  it.each<[string, Partial<Options>]>([
    ['the rule of a finding', found({ rule: 'other/rule' as RuleId })],
    ['a resource', found({ resource: 'aws_thing.c' })],
    ['a path', found({ path: 'private' })],
    ['a kind', found({ kind: 'unknown' })],
    ['a level', found({ level: 'mandatory' })],
    ['a disposition', found({ disposition: 'warned' })],
    [
      'an exception',
      found({ exception: '01890a5d-ac96-774b-bcce-b302099a8057' }),
    ],
    ['a pre-approval', found({ preApproval: 'small' })],
    ['what is expected', found({ expected: true })],
    ['what there is', found({ actual: null })],
    ['one finding less', { verdict: { ...verdict, findings: [finding] } }],
    [
      'one finding twice',
      { verdict: { ...verdict, findings: [finding, second, second] } },
    ],
    [
      'a changed rule',
      { rules: [{ ...rules[0], digest: hash('changed') }, rules[1]] },
    ],
    ['an obligation', { verdict: { ...verdict, obligations: [] } }],
    [
      'a lifetime',
      about({
        target: {
          ...input.target,
          lifetime: { hours: 72, owner: 'group:default/a', end: 'destroy' },
        },
      }),
    ],
    [
      'the change',
      about({
        subject: {
          type: 'operation',
          name: 'restart',
          parameters: { of: 'b' },
        },
      }),
    ],
    ['the target', about({ target: { environmentClass: 'sandbox' } })],
    [
      'the person',
      about({ actor: { ...input.actor, ref: 'user:default/other' } }),
    ],
    [
      'a fact that a finding rests on',
      factAs({
        status: 'known',
        value: 'a',
        observedAt: '2026-03-01T12:00:00Z',
        source: 'catalog',
      }),
    ],
    [
      'what was skipped',
      about({ skipped: [{ ...input.skipped[0], path: '/b' }] }),
    ],
    ['sealed values', { sealed: 'other' }],
    ['no sealed values', { sealed: undefined }],
    ['the cost ceiling', { costCeiling: '11' }],
    ['what carries it out', { workspace: hash('another module') }],
    [
      'the mark of a recorded plan',
      about({ source: { ...input.source, origin: 'demo' } }),
    ],
  ])('changes with %s', (_, changes) => {
    expect(of(changes)).not.toBe(of());
  });

  it('is what it was for what people approved before', () => {
    expect(of()).toBe(
      'sha256:eba93acf3a4e2fc23892638242260c20a433b39e4aeda06b8e81e7b4024a4dc4',
    );
  });

  it('says nothing of what a rule expects that could not judge', () => {
    const incomplete = (expected: string) =>
      of(found({ kind: 'incomplete', expected }));
    expect(incomplete('readable evidence')).toBe(incomplete('evidence'));
  });
});
