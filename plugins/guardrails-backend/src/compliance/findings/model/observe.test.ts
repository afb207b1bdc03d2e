import type {
  Finding,
  Input,
  Verdict,
} from '@backstage-guardrails/policy-model';
import { observeApplied, type Placed } from './observe';
import { toSighting } from './Sighting';

type Changes = Extract<Input['subject'], { type: 'infrastructure' }>['changes'];

const RULE = 'network/no-public-database';
const DATABASE = 'aws_db_instance.main';

const finding = (changes: Partial<Finding> = {}): Finding =>
  ({
    rule: RULE,
    resource: DATABASE,
    path: 'publicly_accessible',
    kind: 'violation',
    disposition: 'enforced',
    ...changes,
  } as Finding);

const change = (address: string, kind = 'no-op', previousAddress?: string) =>
  ({
    address,
    kind,
    mode: 'managed',
    ...(previousAddress && { previousAddress }),
  } as Changes[number]);

const look = (options: {
  hour: number;
  findings?: Finding[];
  passed?: string[];
  skipped?: unknown[];
  changes?: Changes;
  /** Retention removed the input. */
  withoutInput?: boolean;
}) =>
  toSighting({
    decision: {
      id: `decision-${options.hour}`,
      recordedAt: `2026-03-01T0${options.hour}`,
      verdict: {
        findings: options.findings ?? [],
        passed: options.passed ?? [RULE],
        skipped: options.skipped ?? [],
      } as unknown as Verdict,
    },
    input: options.withoutInput
      ? undefined
      : {
          subject: {
            type: 'infrastructure',
            changes: options.changes ?? [change(DATABASE)],
          } as Input['subject'],
        },
  });

const apply = (known: Placed[], hour: number, ...sightings: unknown[]) =>
  observeApplied({
    known,
    sightings: sightings as ReturnType<typeof look>[],
    moment: { at: `2026-03-01T0${hour}`, by: `decision-${hour}` },
    imported: false,
  });

const states = (placed: Placed[]) =>
  Object.fromEntries(
    placed.map(({ place, life }) => [place.resource, life.status.state]),
  );

/** Open in production since the first change. */
const opened = (changes?: Partial<Finding>) =>
  apply([], 1, look({ hour: 1, findings: [finding(changes)] }));

describe('a change that was applied', () => {
  it.each<[string, Parameters<typeof look>[0], string]>([
    ['shows the resource without it', { hour: 2 }, 'resolved'],
    [
      'deletes the resource',
      { hour: 2, passed: [], changes: [change(DATABASE, 'delete')] },
      'resolved',
    ],
    [
      'replaces it by one without',
      { hour: 2, changes: [change(DATABASE, 'replace')] },
      'resolved',
    ],
    // The attacks: each of them was a plan or a policy that does not look.
    ['is empty', { hour: 2, changes: [] }, 'not-confirmed'],
    [
      'is about another resource',
      { hour: 2, changes: [change('aws_db_instance.other')] },
      'not-confirmed',
    ],
    [
      'forgets the resource, which goes on running',
      { hour: 2, changes: [change(DATABASE, 'forget')] },
      'not-confirmed',
    ],
    [
      'defers the resource',
      { hour: 2, changes: [change(DATABASE, 'deferred')] },
      'not-confirmed',
    ],
    [
      'was evaluated with the rule off, or with nothing to look at',
      { hour: 2, passed: ['other/rule'] },
      'not-confirmed',
    ],
    [
      'could not be read as a whole',
      { hour: 2, skipped: [{ part: 'resources' }] },
      'not-confirmed',
    ],
    ['has no input any more', { hour: 2, withoutInput: true }, 'not-confirmed'],
    [
      'has the rule without what it needs to evaluate',
      {
        hour: 2,
        passed: [],
        findings: [finding({ kind: 'incomplete', resource: '', path: '' })],
      },
      'not-confirmed',
    ],
    [
      'has another value of the resource that is not known yet',
      {
        hour: 2,
        passed: [],
        findings: [finding({ kind: 'unknown', path: 'other' })],
      },
      'not-confirmed',
    ],
    [
      'has the rule in its shadow only',
      { hour: 2, passed: [], findings: [finding({ disposition: 'shadow' })] },
      'not-confirmed',
    ],
  ])('that %s', (_title, options, state) => {
    expect(states(apply(opened(), 2, look(options)))[DATABASE]).toBe(state);
  });

  it.each<[string, Changes, string]>([
    ['no resource', [], 'not-confirmed'],
    ['resources', [change(DATABASE)], 'resolved'],
    ['deleted resources only', [change(DATABASE, 'delete')], 'not-confirmed'],
  ])(
    'about the evidence as a whole, which has %s',
    (_title, changes, state) => {
      const known = opened({ resource: '', path: '' });
      expect(states(apply(known, 2, look({ hour: 2, changes })))['']).toBe(
        state,
      );
    },
  );

  it('follows a resource to its new address, open since it was opened', () => {
    const moved = 'module.db.aws_db_instance.main';
    const after = apply(
      opened(),
      2,
      look({
        hour: 2,
        findings: [finding({ resource: moved })],
        changes: [change(moved, 'no-op', DATABASE)],
      }),
    );
    expect(states(after)).toEqual({ [moved]: 'open' });
    expect(after[0].life).toMatchObject({
      status: { openedAt: '2026-03-01T01' },
      attributes: { resource: moved },
    });
  });

  it('is what the state shows afterwards, where it shows it', () => {
    const planned = look({
      hour: 2,
      findings: [finding(), finding({ resource: 'aws_db_instance.other' })],
      changes: [change(DATABASE), change('aws_db_instance.other')],
    });
    const state = look({ hour: 3, changes: [change(DATABASE)] });
    expect(states(apply(opened(), 4, planned, state))).toEqual({
      [DATABASE]: 'resolved',
      'aws_db_instance.other': 'open',
    });
    const empty = look({ hour: 3, changes: [] });
    expect(states(apply(opened(), 4, planned, empty))).toEqual({
      [DATABASE]: 'open',
      'aws_db_instance.other': 'open',
    });
  });

  it.each<[Partial<Finding>, object]>([
    [
      { exception: 'e' as Finding['exception'] },
      { kind: 'exception', id: 'e' },
    ],
    [{ preApproval: 'p' }, { kind: 'pre-approval', id: 'p' }],
  ])('is waived by %j', (waiver, by) => {
    const [{ life }] = opened({ ...waiver, disposition: 'waived' });
    expect(life.status).toMatchObject({ state: 'waived', by });
  });
});
