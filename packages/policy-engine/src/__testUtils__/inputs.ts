import {
  type Input,
  INPUT_VERSION,
  type Parameters,
  PARAMETERS_VERSION,
  type ParameterSet,
  type ResourceChange,
  timeOf,
} from '@backstage-guardrails/policy-model';
import { sha256 } from './sha256';

/** A created `test_thing` that breaks no rule, with changes. */
export function thing(changes: Partial<ResourceChange> = {}): ResourceChange {
  const type = changes.type ?? 'test_thing';
  const name = changes.name ?? 'a';
  return {
    address: `${type}.${name}`,
    mode: 'managed',
    type,
    name,
    provider: 'example.test/test/test',
    module: '',
    kind: 'create',
    actions: ['create'],
    importing: false,
    before: null,
    after: { public: false, size: 'small' },
    unknown: [],
    sensitive: [],
    tags: {},
    taggable: true,
    size: 'small',
    ...changes,
  };
}

/** A `test_trouble` that makes its rule misbehave. */
export function trouble(
  mode: 'conflict' | 'runaway' | 'shape',
): ResourceChange {
  return thing({ type: 'test_trouble', after: { mode } });
}

/** An input in production with these changes. */
export function inputWith(
  changes: ResourceChange[],
  rest: Partial<Input> = {},
): Input {
  return {
    version: INPUT_VERSION,
    actor: {
      kind: 'human',
      ref: 'user:default/developer',
      groups: [],
      origin: 'portal',
    },
    action: 'provision',
    target: { environmentClass: 'production' },
    subject: {
      type: 'infrastructure',
      changes,
      drift: [],
      configuration: {
        providers: [],
        modules: [],
        provisioners: [],
        dataSources: [],
        externals: [],
      },
    },
    source: { format: 'terraform-plan', digest: sha256('evidence') },
    facts: {},
    time: timeOf(new Date('2026-03-01T12:00:00Z')),
    skipped: [],
    ...rest,
  };
}

/** Parameters that are the same in every class. */
export function parametersWith(set: Partial<ParameterSet> = {}): Parameters {
  const all: ParameterSet = {
    values: { public: false },
    rules: {},
    approvers: [{ from: ['owner', 'group:default/platform'], minimum: 1 }],
    exceptionApprovers: [{ from: ['group:default/security'], minimum: 1 }],
    ...set,
  };
  return {
    version: PARAMETERS_VERSION,
    sandbox: all,
    development: all,
    staging: all,
    production: all,
  };
}
