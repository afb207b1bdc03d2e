import type { Bundle } from '@backstage-guardrails/policy-engine';
import {
  canonicalJson,
  type EnvironmentClass,
  environmentClassSchema,
  type Json,
  type NewRules,
  type Parameters,
  type ParameterSet,
  type Rule,
  ruleLevelOf,
  strictness,
} from '@backstage-guardrails/policy-model';
import type { Change, Direction } from './Change';
import { directionOf } from './directionOf';

const people = ['approvers', 'preApprovals', 'exceptionApprovers'] as const;

/** What is different in force between two sets of parameters, class by class. @internal */
export function changesOf(options: {
  before: Parameters;
  after: Parameters;
  bundle: Pick<Bundle, 'rules' | 'parametersSchema'>;
}): Change[] {
  const { before, after, bundle } = options;
  return environmentClassSchema.options.flatMap(environmentClass =>
    changesIn({
      environmentClass,
      before: before[environmentClass],
      after: after[environmentClass],
      bundle,
    }).map(change => ({ environmentClass, ...change })),
  );
}

type Sets = {
  environmentClass: EnvironmentClass;
  before: ParameterSet;
  after: ParameterSet;
  bundle: Pick<Bundle, 'rules' | 'parametersSchema'>;
};

function changesIn(sets: Sets): Omit<Change, 'environmentClass'>[] {
  return [
    ...changedValues(sets),
    ...changedRules(sets),
    ...changedNewRules(sets),
    ...changedPeople(sets),
  ];
}

function changedValues({ before, after, bundle }: Sets) {
  const { properties = {} } = bundle.parametersSchema ?? {};
  const schemas = properties as { [name: string]: Json };
  return namesIn(before.values, after.values).flatMap(name => {
    const pair = { before: before.values[name], after: after.values[name] };
    const schema = Object.hasOwn(schemas, name) ? schemas[name] : undefined;
    const direction = directionOf({ schema, ...pair });
    return direction === undefined
      ? []
      : [{ place: `values.${name}`, ...orNull(pair), direction }];
  });
}

function changedRules({ environmentClass, before, after, bundle }: Sets) {
  return bundle.rules.flatMap(rule => {
    const pair = {
      before: settingOf(rule, environmentClass, before),
      after: settingOf(rule, environmentClass, after),
    };
    if (canonicalJson(pair.before) === canonicalJson(pair.after)) return [];
    const direction = directionBy(
      strictness(pair.after.level) - strictness(pair.before.level),
    );
    return [{ place: `rules.${rule.id}`, ...pair, direction }];
  });
}

/** Another reason or owner is no step. */
function directionBy(steps: number): Direction {
  if (steps === 0) return 'unknown';
  return steps > 0 ? 'stricter' : 'looser';
}

/** The setting in force, or what makes the rule milder because it is new: else the rule's own level. */
function settingOf(
  rule: Rule,
  environmentClass: EnvironmentClass,
  parameters: ParameterSet,
) {
  const {
    own: _own,
    by,
    ...inForce
  } = ruleLevelOf({
    rule,
    environmentClass,
    parameters,
  });
  return inForce;
}

/** What is said about rules to come; which of those that are there are new is said rule by rule. */
function changedNewRules({ before, after }: Sets) {
  const pair = orNull({ before: before.newRules, after: after.newRules });
  return canonicalJson(pair.before) === canonicalJson(pair.after)
    ? []
    : [
        {
          place: 'newRules',
          ...pair,
          direction: newRulesDirection(before.newRules, after.newRules),
        },
      ];
}

function newRulesDirection(before?: NewRules, after?: NewRules): Direction {
  // None is as strict as can be, and so is `mandatory`, whatever the day.
  const levels = [before, after].map(said =>
    strictness(said?.level ?? 'mandatory'),
  );
  const byLevel = directionBy(levels[1] - levels[0]);
  // So a day is compared with a day only where each of them lowers something.
  const byDay =
    before && after && Math.max(...levels) < strictness('mandatory')
      ? directionBy(after.adoptedAfter.localeCompare(before.adoptedAfter))
      : 'unknown';
  if (byLevel === 'unknown') return byDay;
  return byDay === 'unknown' || byDay === byLevel ? byLevel : 'both';
}

/** Approvers and pre-approvals: no schema says which of two lists is stricter. */
function changedPeople({ before, after }: Sets) {
  return people.flatMap(place => {
    const pair = orNull({ before: before[place], after: after[place] });
    return canonicalJson(pair.before) === canonicalJson(pair.after)
      ? []
      : [{ place, ...pair, direction: 'unknown' as const }];
  });
}

function orNull(pair: { before?: Json; after?: Json }) {
  return { before: pair.before ?? null, after: pair.after ?? null };
}

function namesIn(...objects: object[]): string[] {
  return [...new Set(objects.flatMap(object => Object.keys(object)))].sort();
}
