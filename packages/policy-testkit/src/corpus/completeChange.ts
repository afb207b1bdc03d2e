import type { Json } from '@backstage-guardrails/policy-model';

type Fragment = { [key: string]: Json };

/** What the configuration says about one resource: values that are written down, and references. @internal */
export type Configured = { address: string; expressions: Fragment };

/** Adds to a resource change what Terraform always prints. @internal */
export function completeChange(
  resource: Fragment,
  index: number,
  configured: readonly Configured[],
): Fragment {
  const address = String(
    resource.address ?? `${resource.type}.${resource.name ?? `r${index}`}`,
  );
  const change = (resource.change ?? {}) as Fragment;
  const actions = (change.actions ?? ['create']) as string[];
  const [only] = actions.length === 1 ? actions : [];
  const after = change.after ?? resource.values ?? {};
  const expressions = configured.find(
    known => known.address === withoutIndexes(address),
  )?.expressions;
  return {
    mode: address.split('.').includes('data') ? 'data' : 'managed',
    name: lastName(address),
    ...resource,
    address,
    provider_name: providerOf(resource),
    change: {
      before_sensitive: false,
      after_sensitive: {},
      ...change,
      actions,
      before: change.before ?? (only === 'create' ? null : after),
      after: only === 'delete' ? null : after,
      after_unknown: {
        ...referenced(expressions, after as Fragment),
        ...(change.after_unknown as Fragment | undefined),
      },
    },
  };
}

/** A resource that is configured and of which the fragment shows no change: it would be created. @internal */
export function changeOf({ address, expressions }: Configured): Fragment {
  const [type] = address.replace(/^(module\.[^.]+\.)*/, '').split('.');
  return { address, type, change: { after: constants(expressions) } };
}

/** Terraform prints either the value of a configured expression, or that it is not known yet. */
function referenced(
  expressions: Fragment | undefined,
  after: Fragment,
): Fragment {
  return Object.fromEntries(
    Object.entries(expressions ?? {})
      .filter(
        ([name, expression]) =>
          !(name in after) &&
          Array.isArray((expression as Fragment | null)?.references),
      )
      .map(([name]) => [name, true]),
  );
}

function constants(expressions: Fragment): Fragment {
  return Object.fromEntries(
    Object.entries(expressions).flatMap(([name, expression]) => {
      if (Array.isArray(expression)) {
        return [[name, expression.map(block => constants(block as Fragment))]];
      }
      const { constant_value: value } = expression as Fragment;
      return value === undefined ? [] : [[name, value]];
    }),
  );
}

function withoutIndexes(address: string): string {
  return address.replace(/\[[^\]]*\]/g, '');
}

function lastName(address: string): string {
  const plain = withoutIndexes(address);
  return plain.slice(plain.lastIndexOf('.') + 1);
}

function providerOf(resource: Fragment): string {
  const given = resource.provider_name;
  if (typeof given === 'string' && given.includes('/')) return given;
  const name =
    typeof given === 'string' ? given : String(resource.type).split('_')[0];
  const owner = name === 'azapi' ? 'azure' : 'hashicorp';
  return `registry.terraform.io/${owner}/${name}`;
}
