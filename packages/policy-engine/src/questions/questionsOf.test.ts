import type {
  ResourceChange,
  Rule,
  Sight,
} from '@backstage-guardrails/policy-model';
import { inputWith, testRules, thing } from '../__testUtils__';
import { questionsOf } from './questionsOf';

type Sees = Exclude<Sight, 'configuration'>;

function rule(
  name: string,
  subject: { sees: Sees; types: string[]; companions?: string[] },
): Rule {
  return {
    ...testRules[0],
    id: `test/${name}` as Rule['id'],
    subject: { type: 'infrastructure', changes: ['create'], ...subject },
  };
}

/** What is asked of a plan that is too big for one question: names of rules, and the addresses that they see. */
function asked(types: string[], rules: Rule[]) {
  const changes = types.map((type, i) =>
    thing({ type, name: `n${i}`, address: `${type}.n${i}` }),
  );
  return [...questionsOf(inputWith(changes), rules, 1)].map(question => ({
    rules: question.rules.map(({ id }) => id.replace('test/', '')),
    sees: Object.values<ResourceChange[]>(
      JSON.parse(question.body).subject.changesByType,
    )
      .flat()
      .map(({ address }) => address),
  }));
}

const seeingTypes = (name: string, ...types: string[]) =>
  rule(name, { sees: 'types', types });

const withCompanion = rule('lookup', {
  sees: 'change',
  types: ['test_a', 'test_b'],
  companions: ['test_companion'],
});

describe('questions on a big plan', () => {
  it('are one for rules that look at the same of its types, whatever else they name', () => {
    expect(
      asked(
        ['test_a', 'test_b', 'test_c'],
        [
          seeingTypes('one', 'test_a', 'test_x'),
          seeingTypes('two', 'test_y', 'test_a'),
          seeingTypes('other', 'test_c'),
        ],
      ),
    ).toEqual([
      { rules: ['one', 'two'], sees: ['test_a.n0'] },
      { rules: ['other'], sees: ['test_c.n2'] },
    ]);
  });

  it('are one for a rule that looks at some of what another one looks at', () => {
    expect(
      asked(
        ['test_a', 'test_b'],
        [
          seeingTypes('some', 'test_b'),
          seeingTypes('all', 'test_*'),
          seeingTypes('none', 'test_x'),
        ],
      ),
    ).toEqual([
      { rules: ['all', 'some', 'none'], sees: ['test_a.n0', 'test_b.n1'] },
    ]);
  });

  it('show a rule on single changes one after the other, where there is nothing to look up', () => {
    expect(asked(['test_a', 'test_b', 'test_c'], [withCompanion])).toEqual([
      { rules: ['lookup'], sees: ['test_a.n0'] },
      { rules: ['lookup'], sees: ['test_b.n1'] },
    ]);
  });

  it('show it all of them with the companions, where there are any', () => {
    expect(
      asked(['test_a', 'test_companion', 'test_b', 'test_c'], [withCompanion]),
    ).toEqual([
      {
        rules: ['lookup'],
        sees: ['test_a.n0', 'test_companion.n1', 'test_b.n2'],
      },
    ]);
  });
});
