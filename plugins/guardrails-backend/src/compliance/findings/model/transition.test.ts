import type { Finding } from '@backstage-guardrails/policy-model';
import type { FindingLife, FindingState } from './FindingLife';
import type { Observation } from './Observation';
import { transition } from './transition';

const attributes = { rule: 'a/b', resource: 'x', path: '' } as Finding;
const time = (hour: number) => `2026-03-01T${String(hour).padStart(2, '0')}:00`;
const moment = (hour: number) => ({ at: time(hour), by: `decision-${hour}` });
const seen = (hour: number) => ({
  attributes,
  decision: `decision-${hour}`,
  seenAt: time(hour),
  moment: moment(hour),
});

const proposed = (hour: number): Observation => ({
  kind: 'proposed',
  ...seen(hour),
});
const found = (hour: number): Observation => ({ kind: 'found', ...seen(hour) });
const waived = (hour: number): Observation => ({
  kind: 'found',
  ...seen(hour),
  waiver: { kind: 'exception', id: 'e' },
});
const absent = (hour: number): Observation => ({
  kind: 'absent',
  moment: moment(hour),
});
const unseen = (hour: number, exceptions?: string[]): Observation => ({
  kind: 'unseen',
  moment: moment(hour),
  exceptions,
});

const by = { kind: 'exception' as const, id: 'e' };
const open = (at: number): FindingState => ({
  state: 'open',
  openedAt: time(at),
});

/** What comes of observations, in the order in which they arrive. */
const cases: [string, Observation[], FindingState | undefined, number?][] = [
  ['nothing was there', [absent(1)], undefined],
  ['nothing could be seen', [unseen(1)], undefined],
  ['requested', [proposed(1)], { state: 'proposed' }],
  ['requested again', [proposed(1), proposed(2)], { state: 'proposed' }],
  ['applied', [proposed(1), found(2)], open(2)],
  ['seen again', [found(1), found(2)], open(1)],
  [
    'resolved',
    [found(1), absent(2)],
    { state: 'resolved', openedAt: time(1), resolvedAt: time(2) },
  ],
  [
    'still absent',
    [found(1), absent(2), absent(3)],
    { state: 'resolved', openedAt: time(1), resolvedAt: time(2) },
  ],
  ['reopened', [found(1), absent(2), found(3)], open(3), 1],
  [
    'reopened and resolved',
    [found(1), absent(2), found(3), absent(4)],
    { state: 'resolved', openedAt: time(3), resolvedAt: time(4) },
    1,
  ],
  [
    'resolved before it was deployed',
    [proposed(1), absent(2)],
    { state: 'resolved', resolvedAt: time(2) },
  ],
  [
    'deployed after it was resolved as a request',
    [proposed(1), absent(2), found(3)],
    open(3),
  ],
  [
    'not seen by the newest look',
    [found(1), unseen(2)],
    { state: 'not-confirmed', openedAt: time(1), unconfirmedAt: time(2) },
  ],
  [
    'not seen since',
    [found(1), unseen(2), unseen(3)],
    { state: 'not-confirmed', openedAt: time(1), unconfirmedAt: time(2) },
  ],
  ['confirmed again', [found(1), unseen(2), found(3)], open(1)],
  [
    'resolved after all',
    [found(1), unseen(2), absent(3)],
    { state: 'resolved', openedAt: time(1), resolvedAt: time(3) },
  ],
  ['waived', [waived(1)], { state: 'waived', openedAt: time(1), by }],
  [
    'waived later',
    [found(1), waived(2)],
    { state: 'waived', openedAt: time(1), by },
  ],
  [
    'waived, and not seen',
    [waived(1), unseen(2)],
    { state: 'waived', openedAt: time(1), by },
  ],
  [
    'waived, not seen, and its exception counts',
    [waived(1), unseen(2, ['d', 'e'])],
    { state: 'waived', openedAt: time(1), by },
  ],
  [
    'waived, not seen, and its exception is not one of the entity any more',
    [waived(1), unseen(2, ['d'])],
    { state: 'not-confirmed', openedAt: time(1), unconfirmedAt: time(2) },
  ],
  ['without its waiver', [waived(1), found(2)], open(1)],
  ['a request does not confirm it', [found(1), proposed(2)], open(1)],
  [
    'a request does not reopen it',
    [found(1), absent(2), proposed(3)],
    { state: 'resolved', openedAt: time(1), resolvedAt: time(2) },
  ],
  // What comes late, as history does.
  ['an earlier absence takes nothing back', [found(2), absent(1)], open(2)],
  ['an earlier look that saw nothing', [found(2), unseen(1)], open(2)],
  ['it was there before', [found(2), found(1)], open(1)],
  ['it was requested before', [found(2), proposed(1)], open(2)],
  [
    'it was there before it was resolved',
    [found(2), absent(3), found(1)],
    { state: 'resolved', openedAt: time(1), resolvedAt: time(3) },
  ],
  [
    'it was there before it came back',
    [found(2), absent(3), found(4), found(1)],
    open(4),
    1,
  ],
  [
    'the same observation twice',
    [found(1), absent(2), found(3), found(3)],
    open(3),
    1,
  ],
];

describe('transition', () => {
  it.each(cases)('%s', (_title, observations, status, reopened = 0) => {
    const life = observations.reduce<FindingLife | undefined>(
      (before, observation) => transition(before, observation),
      undefined,
    );
    expect(life?.status).toEqual(status);
    expect(life?.reopened ?? 0).toBe(reopened);
  });

  it('keeps what is nothing new as it is', () => {
    const life = transition(undefined, found(2), { imported: false });
    for (const known of [found(2), found(3)].slice(0, 1)) {
      expect(transition(life, known)).toBe(life);
    }
    expect(transition(life, absent(1))).toBe(life);
    expect(transition(life, proposed(3))).toBe(life);
  });

  it('says when it was seen first and last, and by which decision', () => {
    const first = transition(undefined, proposed(2), { imported: true });
    expect(transition(first, found(3))).toEqual({
      status: open(3),
      firstSeenAt: time(2),
      lastSeenAt: time(3),
      decision: 'decision-3',
      observed: moment(3),
      reopened: 0,
      imported: true,
      attributes,
    });
  });
});
