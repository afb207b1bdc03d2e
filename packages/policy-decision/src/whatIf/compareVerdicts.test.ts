import type {
  Facts,
  Outcome,
  RuleId,
  Verdict,
} from '@backstage-guardrails/policy-model';
import { compareVerdicts } from './compareVerdicts';

const region = 'location/allowed-regions' as RuleId;
const cost = 'cost/budget' as RuleId;
const known: Facts = {
  'cost.budget': {
    status: 'known',
    value: 1,
    observedAt: '2026-01-01T00:00:00Z',
    source: 's',
  },
};

type Says = [
  rule: RuleId,
  level: 'mandatory' | 'approval',
  disposition?: string,
][];

function verdict(outcome: Outcome, says: Says = [], notJudged?: object[]) {
  return {
    outcome,
    findings: says.map(([rule, level, disposition = 'enforced']) => ({
      rule,
      level,
      disposition,
    })),
    ...(notJudged && { notJudged }),
  } as unknown as Verdict;
}

const denies = verdict('deny', [[region, 'mandatory']]);
const asks = verdict('needs-approval', [[region, 'approval']]);
const allows = verdict('allow');
const warns = verdict('warn');
const byBudget = verdict('deny', [[cost, 'mandatory']]);
const rules = [
  { id: region, facts: [] },
  { id: cost, facts: ['cost.budget'] },
];
const stricter = (rule: RuleId) => ({ rule, change: 'stricter' });
const milder = (rule: RuleId) => ({ rule, change: 'milder' });

describe('compareVerdicts', () => {
  it.each<[string, Verdict, Verdict, object]>([
    [
      'denied by a rule that had nothing against it',
      allows,
      denies,
      { change: 'newly-denied', rules: [stricter(region)] },
    ],
    [
      'denied by a rule that asked for approval',
      asks,
      denies,
      { change: 'newly-denied', rules: [stricter(region)] },
    ],
    [
      'allowed with a warning',
      denies,
      warns,
      { change: 'newly-allowed', rules: [milder(region)] },
    ],
    [
      'to be approved, and no more denied',
      denies,
      asks,
      { change: 'newly-needs-approval', rules: [milder(region)] },
    ],
    [
      'to be approved, and no more allowed',
      warns,
      asks,
      { change: 'newly-needs-approval', rules: [stricter(region)] },
    ],
    [
      'warned of where it was allowed',
      allows,
      warns,
      { change: 'unchanged', rules: [] },
    ],
    [
      'denied by another rule',
      denies,
      byBudget,
      { change: 'unchanged', rules: [] },
    ],
    [
      'denied where an exception ended',
      verdict('allow', [[region, 'mandatory', 'waived']]),
      denies,
      { change: 'newly-denied', rules: [stricter(region)] },
    ],
    [
      'denied by one rule while another is milder',
      asks,
      byBudget,
      { change: 'newly-denied', rules: [stricter(cost)] },
    ],
  ])('says of what is %s which rules made it so', (_, recorded, now, said) => {
    expect(compareVerdicts({ recorded, now, rules, facts: known })).toEqual({
      before: recorded.outcome,
      after: now.outcome,
      ...said,
    });
  });

  it.each<[string, Verdict, Verdict, Facts, object | undefined]>([
    [
      'explains a denial by the one rule that lacks it',
      allows,
      byBudget,
      {},
      { facts: ['cost.budget'], explain: true },
    ],
    [
      'does not explain one by two rules, of which one lacks nothing',
      allows,
      verdict('deny', [
        [cost, 'mandatory'],
        [region, 'mandatory'],
      ]),
      {},
      { facts: ['cost.budget'], explain: false },
    ],
    ['is nothing where it is known', allows, byBudget, known, undefined],
    ['is nothing where another rule decides', allows, denies, {}, undefined],
    [
      'explains that a rule finds nothing any more',
      byBudget,
      allows,
      {},
      { facts: ['cost.budget'], explain: true },
    ],
    [
      'is what a rule said that it lacks',
      denies,
      verdict('allow', [], [{ rule: region, facts: ['catalog.owner'] }]),
      known,
      { facts: ['catalog.owner'], explain: true },
    ],
    ['is nothing where nothing changed', byBudget, byBudget, {}, undefined],
  ])('a fact that is missing %s', (_, recorded, now, facts, lacking) => {
    expect(compareVerdicts({ recorded, now, rules, facts }).lacking).toEqual(
      lacking,
    );
  });
});
