import type { Participant } from '@backstage-guardrails/plugin-guardrails-common';
import { findConflicts, type DutyConflict } from './findConflicts';
import { refuseConflicts } from './refuseConflicts';

const conflicts: DutyConflict[] = [
  ['request', 'approve'],
  ['author', 'approve'],
  ['approve', 'deploy'],
];

const part = (person: string, duty: Participant['duty']): Participant => ({
  person,
  duty,
  source: 'test',
});

const identities = new Map([
  ['user:default/developer', 'person:one'],
  ['user:default/developer-admin', 'person:one'],
  ['user:default/reviewer', 'user:default/reviewer'],
]);

describe('findConflicts', () => {
  it('finds nothing where every duty is with another human', () => {
    const participants = [
      part('user:default/developer', 'request'),
      part('user:default/developer', 'deploy'),
      part('user:default/reviewer', 'approve'),
    ];
    expect(findConflicts({ participants, conflicts, identities })).toEqual([]);
    expect(() =>
      refuseConflicts({ participants, conflicts, identities }),
    ).not.toThrow();
  });

  it('finds one human behind two accounts, in either order, once a pair', () => {
    const participants = [
      part('user:default/developer-admin', 'approve'),
      part('user:default/developer', 'request'),
      part('user:default/developer', 'request'),
      part('user:default/reviewer', 'approve'),
      part('user:default/developer', 'review'),
    ];
    expect(findConflicts({ participants, conflicts, identities })).toEqual([
      {
        human: 'person:one',
        accounts: ['user:default/developer', 'user:default/developer-admin'],
        duties: ['request', 'approve'],
      },
    ]);
    expect(() =>
      refuseConflicts({ participants, conflicts, identities }),
    ).toThrow(
      expect.objectContaining({
        code: 'duties-conflict',
        message:
          'user:default/developer and user:default/developer-admin must not both request and approve in one change.',
      }),
    );
  });

  it('takes an account that the catalog does not know for itself', () => {
    const participants = [
      part('user:default/gone', 'author'),
      part('user:default/gone', 'approve'),
      part('user:default/gone', 'deploy'),
    ];
    expect(
      findConflicts({ participants, conflicts, identities }).map(
        ({ human, duties }) => [human, duties],
      ),
    ).toEqual([
      ['user:default/gone', ['author', 'approve']],
      ['user:default/gone', ['approve', 'deploy']],
    ]);
  });
});
