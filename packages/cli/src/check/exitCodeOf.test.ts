import { exitCodeOf } from './exitCodeOf';
import type { Answer } from './Judged';

const judged = (outcome: string) =>
  ({ status: 'judged', judged: { verdict: { outcome } } } as unknown as Answer);
const failed = {
  status: 'failed',
  failure: { file: 'a', code: 'b', message: 'c' },
} satisfies Answer;

describe('exitCodeOf', () => {
  it.each([
    [[], 1],
    [[failed, judged('deny'), judged('needs-approval'), judged('allow')], 1],
    [[judged('allow'), judged('deny'), judged('needs-approval')], 2],
    [[judged('warn'), judged('needs-approval'), judged('allow')], 3],
    [[judged('warn'), judged('allow')], 0],
    [[judged('allow'), judged('an outcome of tomorrow')], 1],
  ])('%# answers with the worst', (answers, code) => {
    expect(exitCodeOf(answers)).toBe(code);
  });
});
