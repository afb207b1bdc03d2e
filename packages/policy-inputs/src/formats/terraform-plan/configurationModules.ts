import type { Skipped } from '@backstage-guardrails/policy-model';
import { isRecord } from '../../evidence/isRecord';
import { pointer } from '../../evidence/pointer';
import { inModule } from './addresses';

/** A module of `configuration`, with where it is called. @internal */
export type ConfigurationModule = {
  /** `''` for the root. */
  address: string;
  module: Record<string, unknown>;
  /** Its resources that can be read. */
  resources: Record<string, unknown>[];
  parent?: ConfigurationModule;
  /** The call in the parent, with its `count` or `for_each`. */
  call: Record<string, unknown>;
  /** The expressions that the parent passes in. */
  passed: Record<string, unknown>;
};

/** All modules of a configuration by address, callers before what they call; what is missing is skipped by name. @internal */
export function configurationModules(
  configuration: Record<string, unknown>,
  skipped: Skipped[],
): Map<string, ConfigurationModule> {
  const modules = new Map<string, ConfigurationModule>();

  function skip(path: string[]): void {
    skipped.push({
      part: 'configuration',
      path: pointer(path),
      code: 'unreadable',
      message: 'Part of the configuration is missing or has the wrong type.',
    });
  }

  function visit(
    called: Pick<ConfigurationModule, 'address' | 'parent' | 'call' | 'passed'>,
    module: unknown,
    path: string[],
  ): void {
    if (!isRecord(module)) {
      skip(path);
      return;
    }
    const resources = readResources(module.resources, [...path, 'resources']);
    const entry = { ...called, module, resources };
    modules.set(entry.address, entry);
    if (module.module_calls === undefined) return;
    if (!isRecord(module.module_calls)) {
      skip([...path, 'module_calls']);
      return;
    }
    for (const [name, value] of Object.entries(module.module_calls)) {
      const at = [...path, 'module_calls', name];
      if (!isRecord(value)) skip(at);
      else {
        visit(
          {
            address: inModule(entry.address, `module.${name}`),
            parent: entry,
            call: value,
            passed: isRecord(value.expressions) ? value.expressions : {},
          },
          value.module,
          [...at, 'module'],
        );
      }
    }
  }

  function readResources(
    value: unknown,
    path: string[],
  ): Record<string, unknown>[] {
    if (value === undefined) return [];
    if (!Array.isArray(value)) {
      skip(path);
      return [];
    }
    return (value as unknown[]).filter(
      (item, i): item is Record<string, unknown> => {
        const readable =
          isRecord(item) &&
          typeof item.type === 'string' &&
          typeof item.name === 'string' &&
          (item.provisioners === undefined || Array.isArray(item.provisioners));
        if (!readable) skip([...path, String(i)]);
        return readable;
      },
    );
  }

  function checkProviders(providers: unknown, path: string[]): void {
    if (providers === undefined) return;
    if (!isRecord(providers)) {
      skip(path);
      return;
    }
    for (const [key, provider] of Object.entries(providers)) {
      if (!isRecord(provider)) skip([...path, key]);
    }
  }

  checkProviders(configuration.provider_config, [
    'configuration',
    'provider_config',
  ]);
  visit({ address: '', call: {}, passed: {} }, configuration.root_module, [
    'configuration',
    'root_module',
  ]);
  return modules;
}
