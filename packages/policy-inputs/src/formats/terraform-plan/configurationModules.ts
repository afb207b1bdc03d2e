import { isRecord } from '../../evidence/isRecord';
import { inModule } from './addresses';

/** A module of `configuration`, with where it is called. @internal */
export type ConfigurationModule = {
  /** `''` for the root. */
  address: string;
  module: Record<string, unknown>;
  parent?: ConfigurationModule;
  /** The expressions that the parent passes in. */
  passed: Record<string, unknown>;
};

/** All modules of a configuration by address, the root first. @internal */
export function configurationModules(
  configuration: Record<string, unknown>,
): Map<string, ConfigurationModule> {
  const modules = new Map<string, ConfigurationModule>();
  const open: ConfigurationModule[] = [];
  if (isRecord(configuration.root_module)) {
    open.push({ address: '', module: configuration.root_module, passed: {} });
  }
  // The list grows while it is walked, so that callers stand before what they call.
  for (const entry of open) {
    modules.set(entry.address, entry);
    const calls = entry.module.module_calls;
    if (!isRecord(calls)) continue;
    for (const [name, call] of Object.entries(calls)) {
      if (!isRecord(call)) continue;
      open.push({
        address: inModule(entry.address, `module.${name}`),
        module: isRecord(call.module) ? call.module : {},
        parent: entry,
        passed: isRecord(call.expressions) ? call.expressions : {},
      });
    }
  }
  return modules;
}
