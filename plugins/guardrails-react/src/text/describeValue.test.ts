import { translate } from '../__testUtils__/translate';
import { describeValue } from './describeValue';

describe('describeValue', () => {
  it.each<[unknown, string, string]>([
    [undefined, 'words', 'not set'],
    [null, 'words', 'not set'],
    [{ $guardrails: 'unknown' }, 'words', 'known after apply'],
    [
      { $guardrails: 'unknown', references: ['aws_vpc.main.id'] },
      'words',
      'known after apply, from aws_vpc.main.id',
    ],
    [
      { $guardrails: 'sensitive', changed: true, present: true },
      'words',
      'secret, changed',
    ],
    [
      { $guardrails: 'sensitive', changed: false, present: true },
      'words',
      'secret',
    ],
    ['eu-west-1', 'literal', 'eu-west-1'],
    ['', 'literal', '""'],
    [' padded ', 'literal', '" padded "'],
    ['true', 'literal', '"true"'],
    ['4711', 'literal', '"4711"'],
    [true, 'literal', 'true'],
    [0, 'literal', '0'],
    [['a', 'b, c', 1], 'literal', 'a, "b, c", 1'],
    [[], 'literal', '[]'],
    [{ min: 7 }, 'literal', '{"min":7}'],
  ])('describes %j', (value, kind, text) => {
    expect(describeValue(value, translate)).toEqual({ kind, text });
  });
});
