import type { Bundle } from '@backstage-guardrails/policy-engine';
import {
  canonicalJson,
  type EnvironmentClass,
  environmentClassSchema,
  type Json,
  levelOf,
  type Parameters,
  type ParameterSet,
  type Rule,
} from '@backstage-guardrails/policy-model';
import type { Change, Direction } from './Change';
import { directionOf } from './directionOf';

/** From what lets everything through to what lets least through. */
const levels: string[] = ['off', 'advisory', 'approval', 'mandatory'];

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
    const direction = levelDirection(pair.before.level, pair.after.level);
    return [{ place: `rules.${rule.id}`, ...pair, direction }];
  });
}

/** Another reason or owner is no step. */
function levelDirection(before: string, after: string): Direction {
  const steps = levels.indexOf(after) - levels.indexOf(before);
  if (steps === 0) return 'unknown';
  return steps > 0 ? 'stricter' : 'looser';
}

/** The setting in force: a level that the parameters leave out is the rule's own. */
function settingOf(
  rule: Rule,
  environmentClass: EnvironmentClass,
  set: ParameterSet,
): { level: string } {
  const setting = Object.hasOwn(set.rules, rule.id)
    ? set.rules[rule.id]
    : undefined;
  return {
    ...setting,
    level:
      setting?.level === 'off'
        ? 'off'
        : levelOf({ rule, environmentClass, parameters: set }),
  };
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
