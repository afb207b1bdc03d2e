import type { CommentRow } from './rows';
import { toComment } from './toComment';

const ANNA = 'user:default/anna';
const BEN = 'user:default/ben';
const at = '2026-03-01T12:00:00.000Z';
const until = '2026-03-01T12:05:00.000Z';

const row: CommentRow = {
  id: 'c',
  decision_id: 'd',
  author: ANNA,
  at,
  text: 'Why so large?',
  salt: 's',
  edited_at: null,
  removed_at: null,
  removed_by: null,
};
const shown = { id: 'c', author: ANNA, at, state: 'shown', text: row.text };
const own = { person: ANNA, operator: false, now: at };

describe('toComment', () => {
  it.each([
    ['its author', {}, own, { editableUntil: until, removable: true }],
    [
      'its author, in time',
      {},
      { ...own, now: '2026-03-01T12:04:59.999Z' },
      { editableUntil: until, removable: true },
    ],
    ['its author, too late', {}, { ...own, now: until }, { removable: true }],
    ['another person', {}, { ...own, person: BEN }, { removable: false }],
    [
      'an operator',
      {},
      { ...own, person: BEN, operator: true },
      { removable: true },
    ],
    [
      'a program that is an operator',
      {},
      { now: at, operator: true },
      { removable: false },
    ],
    [
      'anybody, once it is edited',
      { edited_at: until },
      { ...own, person: BEN },
      { editedAt: until, removable: false },
    ],
  ])('for %s', (_, change, reader, expected) => {
    expect(toComment({ ...row, ...change }, reader)).toEqual({
      ...shown,
      ...expected,
    });
  });

  it('is a stone without text once it is removed, also for its author', () => {
    const removed = {
      text: null,
      salt: null,
      removed_at: until,
      removed_by: BEN,
    };
    expect(toComment({ ...row, ...removed }, own)).toEqual({
      id: 'c',
      author: ANNA,
      at,
      state: 'removed',
      removedAt: until,
      removedBy: BEN,
    });
  });
});
