import { exitCodeOf } from './exitCodeOf';
import type { Answer } from './Judged';

const judged = (outcome: string, ...notJudged: { level: string }[]) =>
  ({
    status: 'judged',
    judged: { verdict: { outcome, notJudged } },
  } as unknown as Answer);
const failed = {
  status: 'failed',
  failure: { file: 'a', code: 'b', message: 'c' },
} satisfies Answer;

const failOn = 'needs-approval';

describe('exitCodeOf', () => {
  it.each([
    [[], 1],
    [[failed, judged('deny'), judged('needs-approval'), judged('allow')], 1],
    [[judged('allow'), judged('deny'), judged('needs-approval')], 2],
    [[judged('warn'), judged('needs-approval'), judged('allow')], 3],
    [[judged('warn'), judged('allow')], 0],
    [[judged('allow'), judged('an outcome of tomorrow')], 1],
    [[judged('deny'), judged('an outcome of tomorrow')], 1],
  ])('%# answers with the worst', (answers, code) => {
    expect(exitCodeOf(answers, { requireFacts: false, failOn })).toBe(code);
    expect(exitCodeOf(answers, { requireFacts: true, failOn })).toBe(code);
  });

  it.each([
    ['allow', 'approval', 3],
    ['allow', 'mandatory', 3],
    ['warn', 'mandatory', 3],
    ['allow', 'advisory', 0],
    ['deny', 'mandatory', 2],
    ['an outcome of tomorrow', 'mandatory', 1],
  ])(
    'counts %s with a rule of level %s that lacks facts only where they are required',
    (outcome, level, code) => {
      const answers = [judged(outcome, { level })];
      expect(exitCodeOf(answers, { requireFacts: true, failOn })).toBe(code);
      expect(exitCodeOf(answers, { requireFacts: false, failOn })).toBe(
        exitCodeOf([judged(outcome)], { requireFacts: false, failOn }),
      );
    },
  );

  it.each([
    ['allow', [0, 0, 0]],
    ['warn', [4, 0, 0]],
    ['needs-approval', [3, 3, 0]],
    ['deny', [2, 2, 2]],
    ['an outcome of tomorrow', [1, 1, 1]],
  ])('fails on %s with %j', (outcome, codes) => {
    const answers = [judged(outcome)];
    expect(
      (['warn', 'needs-approval', 'deny'] as const).map(mildest =>
        exitCodeOf(answers, { requireFacts: false, failOn: mildest }),
      ),
    ).toEqual(codes);
    expect(
      exitCodeOf([...answers, failed], { requireFacts: false, failOn: 'deny' }),
    ).toBe(1);
  });
});
