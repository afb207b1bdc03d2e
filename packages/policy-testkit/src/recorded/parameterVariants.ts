import type {
  Parameters,
  ParameterSet,
  Rule,
} from '@backstage-guardrails/policy-model';
import { preApprovals } from './preApprovalQuestions';
import type { Variant } from './Question';

type Settings = ParameterSet['rules'];

const answer = {
  reason: 'The platform team looks at these by hand.',
  owner: 'group:default/platform',
};

/** The shipped parameters, and what organisations make of them. @internal */
export function parameterVariants(
  shipped: Parameters,
  rules: Rule[],
): Record<Variant, Parameters> {
  const forAll = (settings: Settings, more: Partial<ParameterSet> = {}) => {
    const set = (of: ParameterSet) => ({
      ...of,
      ...more,
      rules: { ...of.rules, ...settings },
    });
    return {
      ...shipped,
      sandbox: set(shipped.sandbox),
      development: set(shipped.development),
      staging: set(shipped.staging),
      production: set(shipped.production),
    };
  };
  const approval: Settings = Object.fromEntries(
    rules.map(({ id }) => [id, { level: 'approval', ...answer }]),
  );
  const [first] = rules;
  return {
    shipped,
    mixed: forAll(mixed(rules), {
      newRules: { adoptedAfter: first.adopted, level: 'advisory' },
    }),
    approval: forAll(approval),
    preApproved: forAll(approval, { preApprovals }),
  };
}

/** Some rules off, some milder, the rest as they are. */
function mixed(rules: Rule[]): Settings {
  return Object.fromEntries(
    rules.flatMap(({ id, alwaysOn }, index): [string, Settings[string]][] => {
      if (index % 5 === 0 && alwaysOn === undefined) {
        return [[id, { level: 'off', ...answer }]];
      }
      if (index % 5 === 1) return [[id, { level: 'advisory', ...answer }]];
      if (index % 5 === 2) return [[id, { level: 'approval', ...answer }]];
      return [];
    }),
  );
}
