import type { Rule, RuleId } from '@backstage-guardrails/policy-model';
import { regoName } from '../dispatch';
import { EngineError } from '../errors';
import type { SingleBundle } from './Bundle';

/**
 * A bundle names nothing outside of its namespace: neither a rule, whose findings, level or exceptions it could take
 * over, nor a value, whose limits it could widen. What a bundle without a namespace names has none.
 * @internal
 */
export function refuseOtherNames(
  bundle: Pick<
    SingleBundle,
    'namespace' | 'rules' | 'parametersSchema' | 'parameterDefaults'
  >,
): void {
  const { namespace, rules, parametersSchema, parameterDefaults } = bundle;
  const rule = rules.find(({ id }) => !belongs(id, namespace));
  if (rule) {
    throw new EngineError(
      'bundle-malformed',
      namespace === undefined
        ? `Rule ${rule.id} has a namespace and the bundle has none; set metadata.guardrails.namespace in the manifest`
        : `Rule ${rule.id} is outside of the bundle's namespace; its id must start with ${namespace}/`,
    );
  }
  refuseOneName(rules);
  if (namespace === undefined) return;
  const described = namesIn(parametersSchema?.properties);
  refuseOutside(namespace, '/parameters/schema.json', described);
  for (const [name, values] of Object.entries(parameterDefaults ?? {})) {
    const place = `/parameters/default.json at ${name}`;
    refuseOutside(namespace, place, namesIn(values));
    const unknown = namesIn(values).find(key => !described.includes(key));
    if (unknown !== undefined) {
      throw new EngineError(
        'bundle-malformed',
        `${place}: the schema does not describe "${unknown}"`,
      );
    }
  }
}

function belongs(id: RuleId, namespace: string | undefined): boolean {
  return namespace === undefined
    ? id.split('/').length === 2
    : id.startsWith(`${namespace}/`);
}

/** `acme/a` and `acme/acme/a` are one package in Rego, which could answer only for one of them. */
function refuseOneName(rules: Rule[]): void {
  const seen = new Map<string, RuleId>();
  for (const { id } of rules) {
    const name = regoName(id).join('/');
    const other = seen.get(name);
    if (other !== undefined) {
      throw new EngineError(
        'bundle-malformed',
        `Rules ${other} and ${id} have one Rego package, guardrails.rules.${name.replace(
          '/',
          '.',
        )}`,
      );
    }
    seen.set(name, id);
  }
}

function refuseOutside(
  namespace: string,
  place: string,
  names: string[],
): void {
  const outside = names.find(name => !name.startsWith(`${namespace}/`));
  if (outside === undefined) return;
  throw new EngineError(
    'bundle-malformed',
    `${place}: "${outside}" is outside of the bundle's namespace; name it "${namespace}/${outside}"`,
  );
}

function namesIn(value: unknown): string[] {
  return typeof value === 'object' && value !== null ? Object.keys(value) : [];
}
