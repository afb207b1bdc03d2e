import { sha256 } from '@backstage-guardrails/policy-decision';
import {
  type Bundle,
  Dispatcher,
  type LoadedParameters,
} from '@backstage-guardrails/policy-engine';
import {
  canonicalJson,
  type Digest,
  environmentClassSchema,
  type Rule,
} from '@backstage-guardrails/policy-model';

/**
 * How entities are evaluated here, besides by the engine. A replica that does it otherwise counts as another engine, so
 * that after one of an earlier version swept, this one looks again.
 */
const MANNER = 'with exceptions';

/**
 * By kind, a digest of the rules on its entities and of the parameters they read: it changes with what could make an
 * evaluation of this kind come out otherwise, and with nothing else. A rule that is reworded changes it too, because
 * findings keep its sentences.
 * @internal
 */
export function policyDigests(options: {
  bundle: Pick<Bundle, 'rules'>;
  parameters: LoadedParameters;
  engine: string;
}): (kind: string) => Digest {
  const { bundle, parameters, engine } = options;
  const dispatcher = new Dispatcher(bundle.rules);
  const digests = new Map<string, Digest>();
  return kind => {
    const known = digests.get(kind);
    if (known !== undefined) return known;
    const rules = dispatcher.rulesFor({ type: 'entity', ref: `${kind}:` });
    const digest = sha256(
      canonicalJson({
        ...{ engine, manner: MANNER },
        rules,
        classes: environmentClassSchema.options.map(name =>
          readBy(rules, parameters.value[name]),
        ),
      }),
    );
    digests.set(kind, digest);
    return digest;
  };
}

function readBy(rules: Rule[], set: LoadedParameters['value']['production']) {
  const names = [...new Set(rules.flatMap(rule => rule.parameters))].sort();
  return {
    values: names.map(name => [name, set.values[name] ?? null]),
    settings: rules.map(({ id }) => set.rules[id] ?? null),
    newRules: set.newRules ?? null,
  };
}
