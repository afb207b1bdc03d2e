import {
  approvalsCondition,
  type CarriedApprovals,
} from './approvalsCondition';

const ended = (count: number): CarriedApprovals['ended'] =>
  Array.from({ length: count }, (_, index) => ({
    approval: `request ${index}`,
    title: 'Provision a "shop"',
    because: 'rule-removed',
  }));
const line = (index: number) =>
  `request ${index}, "Provision a \\"shop\\"" (the rules in force have no such rule)`;
const about = {
  id: 'approvals-comparable',
  title: 'Every request for approval goes on with the rules in force',
};
const fix = (lines: string, more = '') => ({
  ...about,
  fulfilled: false,
  fix: `These ended, and their requesters were notified to request approval again: ${lines}${more}.`,
});
const ten = Array.from({ length: 10 }, (_, index) => line(index)).join(', ');

describe('approvalsCondition', () => {
  it.each([
    [0, { ...about, fulfilled: true }],
    [1, fix(line(0))],
    [10, fix(ten)],
    [11, fix(ten, ' and 1 more')],
  ])('names at most ten of %d that ended', (count, expected) => {
    expect(approvalsCondition({ ended: ended(count) })).toEqual(expected);
  });
});
