import type { Decision, Verdict } from '@backstage-guardrails/policy-model';
import { listExceptions } from './listExceptions';
import { measureChanges } from './measureChanges';
import { refuseOtherBinding } from './refuseOtherBinding';
import { refuseOtherWorkspace } from './refuseOtherWorkspace';
import { requireClaimable } from './requireClaimable';

const binding = {
  task: 'task-1',
  plan: 'sha256:1',
  workspace: 'sha256:2',
} as Parameters<typeof refuseOtherBinding>[1];

const refused = (code: string, message: string, path: string) =>
  expect.objectContaining({ code, message, path });

describe('refuseOtherBinding', () => {
  it('is content with the very same', () => {
    expect(() => refuseOtherBinding(binding, { ...binding })).not.toThrow();
  });

  it.each([
    ['task', 'The grant is for another task.'],
    ['plan', 'The plan is not the one that the grant is for.'],
    ['workspace', 'The workspace is not the one that the grant is for.'],
  ])('refuses another %s', (field, message) => {
    expect(() =>
      refuseOtherBinding(binding, { ...binding, [field]: 'other' }),
    ).toThrow(refused('grant-binding', message, `/${field}`));
  });
});

describe('refuseOtherWorkspace', () => {
  it.each([undefined, 'sha256:2'])('is content with %s', decided => {
    expect(() => refuseOtherWorkspace(decided, binding)).not.toThrow();
  });

  it('refuses another', () => {
    expect(() => refuseOtherWorkspace('sha256:3', binding)).toThrow(
      refused(
        'grant-binding',
        'The decision is about another workspace.',
        '/workspace',
      ),
    );
  });
});

describe('requireClaimable', () => {
  const target = { ref: 'resource:default/a', environment: 'production' };
  const decision = (
    about: Partial<Decision['target']>,
    changes: Decision['changes'] = {},
  ) => ({ target: { ...target, ...about }, changes } as Decision);
  const claim = { module: 'thing', values: {} };

  it.each<[string, Decision, boolean, object]>([
    ['a target', decision({}, { create: 1 }), false, target],
    [
      'a target with its owner',
      decision({ owner: 'group:default/a' }, { update: 1 }),
      false,
      { ...target, owner: 'group:default/a' },
    ],
    ['a removal', decision({}, { delete: 2, forget: 1 }), true, target],
  ])('claims %s', (_, decided, destroy, expected) => {
    expect(requireClaimable(decided, { ...claim, destroy })).toEqual(expected);
  });

  it.each([{ ref: undefined }, { environment: undefined }])(
    'refuses a decision with %j',
    about => {
      expect(() => requireClaimable(decision(about), claim)).toThrow(
        refused(
          'bad-request',
          'The decision names no entity or no environment, so there is no target to claim.',
          '/claim',
        ),
      );
    },
  );

  it.each([
    { create: 1, delete: 1 },
    { update: 1, delete: 1 },
    { replace: 1, delete: 1 },
  ])('refuses a removal that leaves something: %j', changes => {
    expect(() =>
      requireClaimable(decision({}, changes), { ...claim, destroy: true }),
    ).toThrow(
      refused(
        'bad-request',
        'The decision does not remove the target: something of it stays.',
        '/claim/destroy',
      ),
    );
  });
});

describe('measureChanges', () => {
  it.each([
    [{}, { destroyed: 0, replaced: 0, changed: 0 }],
    [
      { create: 9, delete: 1, forget: 2, replace: 4, update: 5 },
      { destroyed: 3, replaced: 4, changed: 5 },
    ],
  ])('measures %j', (changes, expected) => {
    expect(measureChanges(changes)).toEqual(expected);
  });
});

describe('listExceptions', () => {
  it('names each once, in order', () => {
    const verdict = {
      findings: [
        { exception: 'b' },
        {},
        { exception: 'a' },
        { exception: 'b' },
      ],
    } as unknown as Verdict;
    expect(listExceptions(verdict)).toEqual(['a', 'b']);
  });
});
