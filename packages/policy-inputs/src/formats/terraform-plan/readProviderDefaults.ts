import { isRecord } from '../../evidence/isRecord';
import { isMarker, unknownMarker, type ProviderDefaults } from '../../resource';
import { redactSecrets } from '../../secrets/redactSecrets';
import type { ConfigurationModule } from './configurationModules';
import { resolveExpression } from './resolveExpression';

const REGION = /^[a-z]{2,20}(?:-[a-z]{2,20}){1,3}-?\d{1,2}$/;

/** Defaults of every provider configuration by its key (`aws.west`, `module.x:aws`). @internal */
export function readProviderDefaults(options: {
  configuration: Record<string, unknown>;
  modules: Map<string, ConfigurationModule>;
  variables: Record<string, unknown>;
}): Map<string, ProviderDefaults> {
  const { configuration, modules, variables } = options;
  const result = new Map<string, ProviderDefaults>();
  if (!isRecord(configuration.provider_config)) return result;
  for (const [key, provider] of Object.entries(configuration.provider_config)) {
    if (!isRecord(provider) || !isRecord(provider.expressions)) continue;
    const module = modules.get(String(provider.module_address ?? ''));
    if (!module) continue;
    const resolve = (expression: unknown) =>
      resolveExpression({ expression, module, variables });
    const { expressions } = provider;
    result.set(key, {
      ...regionOf(resolve(expressions.region)),
      ...tagsOf(expressions, resolve),
    });
  }
  return result;
}

function regionOf(value: unknown): Pick<ProviderDefaults, 'region'> {
  if (value === undefined || value === null || value === '') return {};
  if (isMarker(value)) return { region: value };
  // A name that is used in a longer expression resolves to something that is no region.
  return {
    region:
      typeof value === 'string' && REGION.test(value) ? value : unknownMarker(),
  };
}

function tagsOf(
  expressions: Record<string, unknown>,
  resolve: (expression: unknown) => unknown,
): Pick<ProviderDefaults, 'tags'> {
  const block = Array.isArray(expressions.default_tags)
    ? (expressions.default_tags as unknown[])[0]
    : expressions.default_tags;
  const expression = isRecord(block) ? block.tags : expressions.default_labels;
  if (expression === undefined) return {};
  const value = resolve(expression);
  if (value === undefined || value === null) return {};
  if (!isRecord(value)) return { tags: unknownMarker() };
  if (isMarker(value)) return { tags: value };
  const tags = { ...value };
  redactSecrets({ type: '', before: undefined, after: tags });
  return { tags };
}
