import type {
  Decision,
  Input,
  RuleId,
  RuleReads,
} from '@backstage-guardrails/policy-model';
import { computeCoverage } from './computeCoverage';
import { computeEnd } from './computeEnd';
import {
  deriveExceptionState,
  type ExceptionWithApproval,
} from './deriveExceptionState';
import { listRecipients } from './listRecipients';
import { DAY, nextNotice } from './nextNotice';
import { readsOf } from './readsOf';
import { refuseRecorded } from './refuseRecorded';
import type { ExceptionRow } from './rows';
import { sanitizeReadable } from './sanitizeReadable';
import { toContract } from './toContract';
import { countsFor, toExceptionOfEntity } from './toExceptionInForce';

const RULE = 'placement/allowed-regions' as RuleId;
const BEFORE = '2026-03-01T11:00:00.000Z';
const NOW = '2026-03-01T12:00:00.000Z';
const AFTER = '2026-03-01T13:00:00.000Z';

const refused = (message: string, path: string) =>
  expect.objectContaining({ code: 'exception-invalid', message, path });

describe('readsOf', () => {
  const subject = {
    type: 'infrastructure',
    changes: [
      { address: 'aws_thing.a', type: 'aws_thing', after: {} },
      { address: 'aws_thing.b', type: 'aws_other', after: {} },
      {
        address: 'azapi_resource.a',
        type: 'azapi_resource',
        after: { type: 'Microsoft.Things/things@2024-01-01' },
      },
    ],
  } as unknown as Input['subject'];
  const reads = {
    logic: 'sha256:logic',
    ofType: (type: string) => `sha256:${type}`,
  } as unknown as RuleReads;

  it('binds to the types of its resources, whether or not it is certain what the rule reads', () => {
    const resources = ['aws_thing.a', 'azapi_resource.a'];
    expect(readsOf({ reads, resources, subject })).toEqual({
      logic: 'sha256:logic',
      types: {
        aws_thing: 'sha256:aws_thing',
        azapi_resource: 'sha256:azapi_resource',
        'microsoft.things/things': 'sha256:microsoft.things/things',
      },
    });
    expect(readsOf({ reads: undefined, resources, subject })).toEqual({
      logic: null,
      types: {
        aws_thing: null,
        azapi_resource: null,
        'microsoft.things/things': null,
      },
    });
  });

  const configured = { ...subject, changes: [] } as Input['subject'];
  const entity = { type: 'entity' } as Input['subject'];
  it.each<[string, Input['subject'], string[], string[] | undefined]>([
    ['the types of a plan', subject, ['aws_thing.a'], ['aws_thing']],
    ['no types of a configuration', configured, ['aws_thing.a'], undefined],
    ['no types where one has none', subject, ['aws_thing.a', 'b'], undefined],
    ['no types of an entity', entity, ['component:default/a'], undefined],
  ])('makes a contract with %s', (_, of, resources, types) => {
    const recorded = readsOf({ reads, resources, subject: of });
    const contract = toContract({
      id: '0198f3c2-7b1e-7c3a-9f00-000000000001',
      rule: RULE,
      rule_digest: `sha256:${'a'.repeat(64)}`,
      target_ref: 'component:default/a',
      environment: null,
      resources: JSON.stringify(resources),
      bounds: '[]',
      reads: JSON.stringify(recorded),
      until: AFTER,
    } as unknown as ExceptionRow);
    expect(contract.types).toEqual(types);
  });
});

describe('computeCoverage', () => {
  const violation = (resource: string, actual: unknown, more = {}) => ({
    rule: RULE,
    kind: 'violation',
    severity: 'high',
    resource,
    path: 'region',
    actual,
    ...more,
  });
  const decision = (findings: object[]) =>
    ({ verdict: { findings } } as unknown as Decision);
  const findings = [
    violation('b', 'us-east-1'),
    violation('a', 'us-east-1'),
    violation('a', 'us-east-1'),
    violation('a', 'us-west-1'),
    violation('c', 'us-east-1', { rule: 'another/rule' }),
    violation('d', 'us-east-1', { kind: 'unknown' }),
  ];
  const bound = (resource: string, actual: string) => ({
    resource,
    path: 'region',
    actual,
  });

  it.each<[string, string[] | undefined, object]>([
    [
      'each violation of the rule once, in order',
      undefined,
      {
        resources: ['a', 'b'],
        bounds: [
          bound('a', 'us-east-1'),
          bound('b', 'us-east-1'),
          bound('a', 'us-west-1'),
        ],
        severity: 'high',
      },
    ],
    [
      'those of the named resources',
      ['b'],
      {
        resources: ['b'],
        bounds: [bound('b', 'us-east-1')],
        severity: 'high',
      },
    ],
  ])('has %s', (_, resources, expected) => {
    expect(
      computeCoverage({ ...decision(findings), rule: RULE, resources }),
    ).toEqual(expected);
  });

  const after =
    'What is known only after apply, or could not be read, cannot be waived.';
  it.each<[string, object[], string[] | undefined, string, string]>([
    [
      'a decision without a violation',
      findings.slice(4),
      undefined,
      `The decision has no violation of ${RULE}. ${after}`,
      '/rule',
    ],
    [
      'a resource without one, beside one that has',
      findings,
      ['a', 'd'],
      `The decision has no violation of ${RULE} at d. ${after}`,
      '/resources',
    ],
    [
      'no resource',
      findings,
      [],
      `The decision has no violation of ${RULE}. ${after}`,
      '/resources',
    ],
    [
      'more than a thousand findings',
      Array.from({ length: 1001 }, (_, i) => violation(`r${i}`, 'us-east-1')),
      undefined,
      '1001 findings are too many to review. Name the resources that it is for.',
      '/resources',
    ],
    [
      'findings of more than 256 kB',
      [violation('a', 'x'.repeat(256 * 1024))],
      undefined,
      '1 findings are too many to review. Name the resources that it is for.',
      '/resources',
    ],
  ])('refuses %s', (_, found, resources, message, path) => {
    expect(() =>
      computeCoverage({ ...decision(found), rule: RULE, resources }),
    ).toThrow(refused(message, path));
  });

  it('is narrowed to the paths of a request, each with a finding', () => {
    const places = [
      violation('a', 'x', { path: 'spec.one' }),
      violation('a', 'y', { path: 'spec.two' }),
    ];
    const cover = (paths: string[]) =>
      computeCoverage({ ...decision(places), rule: RULE, paths });
    expect(cover(['spec.two'])).toEqual({
      resources: ['a'],
      bounds: [{ resource: 'a', path: 'spec.two', actual: 'y' }],
      severity: 'high',
    });
    for (const [paths, at] of [
      [['spec.two', 'spec.three'], ' at spec.three'],
      [['spec.three'], ' at spec.three'],
      [[], ''],
    ] as const) {
      expect(() => cover([...paths])).toThrow(
        refused(
          `The decision has no violation of ${RULE}${at}. ${after}`,
          '/paths',
        ),
      );
    }
  });

  it('refuses a recorded plan: its exception would be a real one', () => {
    expect(() => refuseRecorded({ source: {} })).not.toThrow();
    expect(() => refuseRecorded({ source: { origin: 'demo' } })).toThrow(
      refused(
        'The decision is about a recorded plan of a demonstration; nothing of it is applied, so there is nothing to waive.',
        '/decision',
      ),
    );
  });

  it('takes a thousand findings', () => {
    const thousand = Array.from({ length: 1000 }, (_, i) =>
      violation(`r${i}`, 'us-east-1'),
    );
    const { bounds } = computeCoverage({
      ...decision(thousand),
      rule: RULE,
    });
    expect(bounds).toHaveLength(1000);
  });
});

describe('computeEnd', () => {
  const end = (until: string) => () =>
    computeEnd({ until, now: NOW, longest: 10 * DAY });

  it.each([
    [AFTER, AFTER],
    ['2026-03-01T14:00:00+01:00', AFTER],
    ['2026-03-11T12:00:00.000Z', '2026-03-11T12:00:00.000Z'],
  ])('accepts %s', (until, expected) => {
    expect(end(until)()).toBe(expected);
  });

  it.each([NOW, BEFORE, '2026-03-11T12:00:00.001Z', 'soon'])(
    'refuses %s',
    until => {
      expect(end(until)).toThrow(
        refused(
          'An exception ends in the future, and at the latest 2026-03-11T12:00:00.000Z (10 days from now).',
          '/until',
        ),
      );
    },
  );
});

describe('deriveExceptionState', () => {
  const requested = {
    rule_digest: 'sha256:1',
    carried_rule_digest: null,
    until: AFTER,
    granted_at: null,
    refused_at: null,
    approval_closed_as: null,
    approval_expires_at: AFTER,
    revoked_at: null,
    control_failed_at: null,
    maximum_uses: null,
    uses: 7,
  } as ExceptionWithApproval;
  const granted = { granted_at: BEFORE };

  it.each<[string, Partial<ExceptionWithApproval>, string]>([
    ['it waits for approval', {}, 'requested'],
    ['its end came first', { until: NOW }, 'ended'],
    ['it was refused', { refused_at: BEFORE }, 'refused'],
    ['its request was closed', { approval_closed_as: 'withdrawn' }, 'refused'],
    ['its request has expired', { approval_expires_at: NOW }, 'refused'],
    ['its request is gone', { approval_expires_at: null }, 'refused'],
    ['it was granted', granted, 'active'],
    [
      'it was granted before its request expired',
      { ...granted, approval_expires_at: BEFORE },
      'active',
    ],
    ['it was revoked', { ...granted, revoked_at: BEFORE }, 'revoked'],
    [
      'its control failed',
      { ...granted, control_failed_at: BEFORE },
      'control-failed',
    ],
    ['its time is over', { ...granted, until: NOW }, 'ended'],
    ['uses are left', { ...granted, maximum_uses: 8 }, 'active'],
    ['none is left', { ...granted, maximum_uses: 7 }, 'used-up'],
    [
      'its rule is another',
      { ...granted, rule_digest: 'sha256:0' },
      'rule-changed',
    ],
    [
      'it was carried over to the rule in force',
      {
        ...granted,
        rule_digest: 'sha256:0',
        carried_rule_digest: 'sha256:1',
      },
      'active',
    ],
  ])('is as it has to be where %s', (_, change, expected) => {
    expect(
      deriveExceptionState(
        { ...requested, ...change },
        { now: NOW, revisions: ['sha256:1', 'sha256:2'] },
      ),
    ).toBe(expected);
  });

  it.each([
    [null, false],
    ['sha256:3', false],
    ['sha256:2', true],
  ])(
    'counts for a rule that was carried over to %s: %s',
    (carried, expected) => {
      const row = { rule_digest: 'sha256:0', carried_rule_digest: carried };
      expect(countsFor(row, ['sha256:1', 'sha256:2'])).toBe(expected);
    },
  );
});

describe('nextNotice', () => {
  const until = '2026-03-31T00:00:00.000Z';
  it.each([
    ['2026-03-01T00:00:00.000Z', '2026-03-17T00:00:00.000Z'],
    ['2026-03-17T00:00:00.000Z', '2026-03-28T00:00:00.000Z'],
    ['2026-03-29T00:00:00.000Z', '2026-03-30T00:00:00.000Z'],
    ['2026-03-30T00:00:00.000Z', until],
  ])('is after %s on %s', (now, expected) => {
    expect(nextNotice(until, now)).toBe(expected);
  });
});

describe('listRecipients', () => {
  it.each([
    [null, ['a']],
    ['a', ['a']],
    ['b', ['a', 'b']],
  ])('has the requester and the owner %s, each once', (owner, expected) => {
    const row = { requester: 'a', target_owner: owner } as ExceptionRow;
    expect(listRecipients(row)).toEqual(expected);
  });
});

describe('sanitizeReadable', () => {
  it.each([
    ['words', ' A sale\r\nin May ', 'A sale\nin May'],
    ['nothing that can be read', ' \u200b\u2800\n', ''],
  ])('makes %s plain', (_, text, expected) => {
    expect(sanitizeReadable(text)).toBe(expected);
  });
});

describe('an exception for an entity of the catalog', () => {
  const SHOP = 'component:default/shop';
  const digest = `sha256:${'a'.repeat(64)}`;
  const row = {
    id: '0198f3c2-7b1e-7c3a-9f00-000000000001',
    rule: RULE,
    rule_digest: digest,
    carried_rule_digest: null,
    target_ref: SHOP,
    environment: null,
    resources: JSON.stringify([SHOP]),
    bounds: JSON.stringify([
      { resource: SHOP, path: 'spec.lifecycle', actual: 'alive' },
    ]),
    reads: null,
    until: AFTER,
  } as unknown as ExceptionRow;

  it.each(['component:default/shop', 'component:default/boutique'])(
    'is for what is called %s now',
    ref => {
      expect(
        toExceptionOfEntity(row, { ref, revisions: [digest] }),
      ).toMatchObject({
        target: { ref },
        resources: [ref],
        bounds: [{ resource: ref, path: 'spec.lifecycle', actual: 'alive' }],
      });
    },
  );
});
