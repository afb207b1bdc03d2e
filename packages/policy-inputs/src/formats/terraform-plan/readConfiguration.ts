import type { Configuration } from '@backstage-guardrails/policy-model';
import { externalOfData, type External } from '../../configuration/externals';
import { modulePinning } from '../../configuration/modulePinning';
import { withoutCredentials } from '../../configuration/withoutCredentials';
import { isRecord } from '../../evidence/isRecord';
import { inModule } from './addresses';
import type { ConfigurationModule } from './configurationModules';
import { literalSecrets } from './literalSecrets';
import { writtenThrough, type WrittenThrough } from './writtenThrough';

/** What a plan's `configuration` will execute, and the secrets written down in it. @internal */
export function readConfiguration(options: {
  configuration: Record<string, unknown>;
  modules: Map<string, ConfigurationModule>;
  /** Values of the root's variables. */
  variables: Record<string, unknown>;
}): Configuration {
  const { configuration, modules, variables } = options;
  const result: Configuration = {
    providers: [],
    modules: [],
    provisioners: [],
    dataSources: [],
    externals: [],
  };
  readProviders(configuration, result);
  for (const module of modules.values()) {
    readCalls(module.address, module.module, result);
    readVariables(module.address, module.module, result.externals);
    const through = (expression: unknown) =>
      writtenThrough({ expression, module, variables });
    for (const resource of module.resources) {
      readResource({ parent: module.address, resource, through }, result);
    }
  }
  return result;
}

function readProviders(
  configuration: Record<string, unknown>,
  result: Configuration,
): void {
  for (const [key, provider] of entriesOf(configuration.provider_config)) {
    const module = String(provider.module_address ?? '');
    const name = String(provider.name ?? key);
    result.providers.push({
      name,
      ...(isText(provider.full_name) && { source: provider.full_name }),
      ...(isText(provider.alias) && { alias: provider.alias }),
      module,
      ...(isText(provider.version_constraint) && {
        versionConstraint: provider.version_constraint,
      }),
    });
    result.externals.push(
      ...literalSecrets({
        address: inModule(module, `provider.${name}`),
        type: '',
        expressions: provider.expressions,
      }),
    );
  }
}

function readCalls(
  parent: string,
  module: Record<string, unknown>,
  result: Configuration,
): void {
  for (const [name, call] of entriesOf(module.module_calls)) {
    const address = inModule(parent, `module.${name}`);
    const source = isText(call.source) ? call.source : '';
    const version = isText(call.version_constraint)
      ? call.version_constraint
      : undefined;
    result.modules.push({
      address,
      source: withoutCredentials(source),
      ...(version !== undefined && { version }),
      pinning: modulePinning(source, version),
    });
    result.externals.push(
      ...literalSecrets({
        address,
        type: '',
        expressions: {
          ...(isRecord(call.expressions) ? call.expressions : {}),
          source: { constant_value: source },
        },
      }),
    );
  }
}

function readVariables(
  parent: string,
  module: Record<string, unknown>,
  externals: External[],
): void {
  for (const [name, variable] of entriesOf(module.variables)) {
    if (!Object.hasOwn(variable, 'default')) continue;
    externals.push(
      ...literalSecrets({
        address: inModule(parent, 'variable'),
        type: '',
        expressions: { [name]: { constant_value: variable.default } },
      }),
    );
  }
}

function readResource(
  {
    parent,
    resource,
    through,
  }: {
    parent: string;
    resource: Record<string, unknown>;
    through: (expression: unknown) => WrittenThrough | undefined;
  },
  result: Configuration,
): void {
  const type = String(resource.type);
  const data = resource.mode === 'data';
  const address = inModule(
    parent,
    `${data ? 'data.' : ''}${type}.${String(resource.name)}`,
  );
  result.externals.push(
    ...literalSecrets({
      address,
      type,
      expressions: resource.expressions,
      through,
    }),
  );
  if (data) {
    const provider = String(resource.provider_config_key ?? '');
    result.dataSources.push({
      address,
      type,
      provider: provider.slice(provider.lastIndexOf(':') + 1).split('.')[0],
    });
    const external = externalOfData({ address, type });
    if (external) result.externals.push(external);
  }
  for (const provisioner of listOf(resource.provisioners)) {
    const kind = isRecord(provisioner)
      ? String(provisioner.type)
      : 'unreadable';
    result.provisioners.push({ address, type: kind });
    if (isRecord(provisioner)) {
      result.externals.push(
        ...literalSecrets({
          address,
          type: '',
          expressions: { provisioner: provisioner.expressions },
        }),
      );
    }
  }
}

function listOf(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}

function entriesOf(value: unknown): [string, Record<string, unknown>][] {
  if (!isRecord(value)) return [];
  return Object.entries(value).filter(
    (entry): entry is [string, Record<string, unknown>] => isRecord(entry[1]),
  );
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value !== '';
}
