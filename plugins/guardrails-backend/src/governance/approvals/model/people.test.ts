import { conflictedPeople } from './conflictedPeople';
import { handedOverTo } from './handedOverTo';
import { listAccounts } from './listAccounts';
import type { HandoverRow, KnownParticipant } from './rows';

const A = 'user:default/a';

describe('conflictedPeople', () => {
  const participant = (person: string, human?: string): KnownParticipant => ({
    person,
    duty: 'request',
    source: 'portal',
    ...(human && { human }),
  });
  it.each<[string, KnownParticipant, [string, string][], string[]]>([
    ['an account of its own', participant(A), [], [A]],
    ['as it was linked then', participant(A, 'person:1'), [], [A, 'person:1']],
    ['as it is linked now', participant(A), [[A, 'person:2']], [A, 'person:2']],
    [
      'as it was linked then and is now',
      participant(A, 'person:1'),
      [[A, 'person:2']],
      [A, 'person:1', 'person:2'],
    ],
    [
      'in another spelling',
      participant('User:A'),
      [],
      ['user:default/a', 'User:A'],
    ],
    ['no account at all', participant('?'), [], ['?']],
  ])('has everyone who took part: %s', (_, one, identities, expected) => {
    const people = conflictedPeople({
      participants: [one],
      identities: new Map(identities),
      spell: account =>
        account === '?'
          ? undefined
          : account.toLowerCase().replace(/^user:(?!default)/, 'user:default/'),
    });
    expect([...people]).toEqual(expected);
  });
});

describe('handedOverTo', () => {
  it.each<[string, [string, string][], string[]]>([
    ['as known then', [], [A, 'person:1']],
    ['as known now', [[A, 'person:2']], [A, 'person:1', 'person:2']],
  ])('knows who gave their part away, %s', (_, identities, expected) => {
    const handover = {
      giver: A,
      giver_human: 'person:1',
      taker: 'user:default/b',
    } as HandoverRow;
    expect(handedOverTo([handover], new Map(identities))).toEqual(
      new Map(expected.map(known => [known, 'user:default/b'])),
    );
  });
});

describe('listAccounts', () => {
  it('has the accounts under which a human was asked, each once, and their own first', () => {
    const asked = [
      { person: 'user:default/other', human: 'person:2' },
      { person: 'user:default/c', human: 'person:1' },
      { person: A, human: 'person:1' },
      { person: 'user:default/c', human: 'person:1' },
    ];
    expect(
      listAccounts({ asked: asked as never }, { id: 'person:1', ref: A }),
    ).toEqual([A, 'user:default/c']);
  });
});
