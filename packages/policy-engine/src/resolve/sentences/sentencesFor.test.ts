import { sentencesFor } from './sentencesFor';
import { v1 } from './v1';
import { v2 } from './v2';

describe('sentencesFor', () => {
  it.each([
    ['0.1.0', v1],
    ['0.1.12', v1],
    ['0.2.0', v2],
    ['0.10.0', v2],
    ['1.0.1', v2],
    [undefined, v2],
    ['not a version', v2],
  ])('gives engine %s the sentences it was made with', (version, table) => {
    expect(sentencesFor(version)).toBe(table);
  });

  it.each([
    [
      v1,
      'T: this cannot be judged before apply, because a of empty is known only then.',
    ],
    [v2, 'Not checked before apply: "T" needs a, which is known after apply.'],
  ])('has a sentence for the evidence as a whole, %#', (table, sentence) => {
    expect(table.knownAfterApply({ title: 'T', path: 'a', resource: '' })).toBe(
      sentence,
    );
  });
});
