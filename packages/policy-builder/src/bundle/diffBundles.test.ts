import { type Rule, ruleSchema } from '@backstage-guardrails/policy-model';
import { diffBundles } from './diffBundles';
import { startAdvisory } from './startAdvisory';

const rule = (name: string, digit: string, title = 'A title'): Rule =>
  ruleSchema.parse({
    id: `network/${name}`,
    title,
    description: '',
    message: '',
    fix: '',
    severity: 'low',
    level: 'advisory',
    objective: '',
    subject: { type: 'entity' },
    evidence: [],
    facts: [],
    parameters: [],
    author: '',
    adopted: '2026-01-01',
    review: '2027-01-01',
    documentation: '',
    references: [],
    digest: `sha256:${digit.repeat(64)}`,
  });

const dated = (name: string, adopted: string, more: Partial<Rule> = {}) => ({
  ...rule(name, '1'),
  adopted,
  ...more,
});

describe('diffBundles', () => {
  it('tells added, removed and changed rules apart; a reworded one is none of them', () => {
    const before = [rule('a', '1'), rule('b', '2'), rule('c', '3')];
    const after = [
      rule('b', '4'),
      rule('c', '3', 'Other words'),
      rule('d', '5'),
    ];
    expect(diffBundles(before, after)).toEqual({
      added: [after[2]],
      removed: [before[0]],
      changed: [{ before: before[1], after: after[0] }],
      redated: [],
      alwaysOnDropped: [],
      alwaysOnAdded: [],
    });
  });

  it('tells a rule whose day of adoption moved, which no digest covers', () => {
    const [before, after] = [rule('a', '1'), dated('a', '2026-12-01')];
    expect(diffBundles([before], [after])).toEqual({
      added: [],
      removed: [],
      changed: [],
      redated: [{ before, after }],
      alwaysOnDropped: [],
      alwaysOnAdded: [],
    });
  });

  it('tells a rule that can be off or new from now on, or cannot any more, which no digest covers', () => {
    const [free, guarding] = [
      rule('a', '1'),
      { ...rule('a', '1'), alwaysOn: 'It guards.' },
    ];
    const reworded = { ...guarding, alwaysOn: 'It guards consent.' };
    const found = (before: Rule, after: Rule) => {
      const { changed, alwaysOnDropped, alwaysOnAdded } = diffBundles(
        [before],
        [after],
      );
      return { changed, alwaysOnDropped, alwaysOnAdded };
    };
    const nothing = { changed: [], alwaysOnDropped: [], alwaysOnAdded: [] };
    expect(found(guarding, free)).toEqual({
      ...nothing,
      alwaysOnDropped: [{ before: guarding, after: free }],
    });
    expect(found(free, guarding)).toEqual({
      ...nothing,
      alwaysOnAdded: [{ before: free, after: guarding }],
    });
    expect(found(guarding, reworded)).toEqual(nothing);
  });

  it('finds nothing between a bundle and itself', () => {
    const rules = [rule('a', '1')];
    expect(diffBundles(rules, rules)).toEqual({
      added: [],
      removed: [],
      changed: [],
      redated: [],
      alwaysOnDropped: [],
      alwaysOnAdded: [],
    });
  });
});

describe('startAdvisory', () => {
  const before = [dated('a', '2026-03-01'), dated('b', '2026-01-01')];
  const now = new Date('2026-06-01');

  it('names the newest day of before, and what it does not reach', () => {
    const added = dated('c', '2026-03-02');
    const early = dated('d', '2026-03-01');
    const guarding = dated('e', '2026-04-01', { alwaysOn: 'It guards.' });
    const moved = dated('b', '2026-04-01');
    // It moved as well, and is enforced all the same.
    const movedGuarding = {
      ...dated('g', '2026-04-01'),
      alwaysOn: 'It guards.',
    };
    expect(
      startAdvisory({
        before: [...before, { ...movedGuarding, adopted: '2026-01-01' }],
        after: [before[0], moved, movedGuarding, added, early, guarding],
        beside: [],
        now,
      }),
    ).toEqual({
      newRules: { adoptedAfter: '2026-03-01', level: 'advisory' },
      notNew: [early],
      alwaysOn: [guarding],
      wronglyNew: [moved],
      ahead: [],
    });
  });

  it('names what it cannot make new yet, because it is from a day to come', () => {
    const tomorrow = dated('c', '2026-03-12');
    const later = dated('d', '2026-03-13');
    const guarding = dated('e', '2026-04-01', { alwaysOn: 'It guards.' });
    expect(
      startAdvisory({
        before,
        after: [...before, tomorrow, later, guarding],
        beside: [],
        // In the first time zone the next day has begun.
        now: new Date('2026-03-11T10:00:00Z'),
      })?.ahead,
    ).toEqual([later]);
  });

  it('names no day that would lower a rule of another bundle', () => {
    const added = dated('c', '2026-03-02');
    const beside = [
      dated('shipped', '2026-05-01'),
      // Of the bundle itself, as it is in the package.
      dated('c', '2026-06-01'),
    ];
    const after = [...before, added];
    expect(startAdvisory({ before, after, beside, now })).toMatchObject({
      newRules: { adoptedAfter: '2026-05-01' },
      notNew: [added],
    });
  });

  it('is nothing where nothing is added', () => {
    const beside: Rule[] = [];
    for (const after of [before, [before[0]]]) {
      expect(startAdvisory({ before, after, beside, now })).toBeUndefined();
    }
  });
});
