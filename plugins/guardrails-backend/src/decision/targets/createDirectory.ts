import type { Knex } from 'knex';
import type { Services } from '../../base';
import type { EnvironmentConfig, GuardrailsConfig } from '../../base/config';
import { CatalogFacts } from '../facts';
import type { ModuleDescription } from '../modules';
import {
  DatabaseTargetRegistry,
  registeredOwner,
  type TargetRegistry,
} from './TargetRegistry';

/** Where things are looked up that a request can name. @internal */
export type Directory = {
  catalog: CatalogFacts;
  registry: TargetRegistry;
  environments: EnvironmentConfig[];
  modules: Map<string, ModuleDescription>;
};

/** @internal */
export function createDirectory(deps: {
  services: Pick<Services, 'auth' | 'catalog'>;
  config: Pick<GuardrailsConfig, 'environments' | 'facts'>;
  knex: Knex;
  modules: Map<string, ModuleDescription>;
}): Directory & { ownerOf(ref: string): Promise<string | undefined> } {
  const { services, config, knex, modules } = deps;
  const catalog = new CatalogFacts({
    catalog: services.catalog,
    auth: services.auth,
    timeToLive: config.facts.timeToLive,
  });
  const registry = new DatabaseTargetRegistry({ knex });
  return {
    catalog,
    registry,
    environments: config.environments,
    modules,
    ownerOf: async ref =>
      (await catalog.target(ref)).entity?.owner ??
      registeredOwner(await registry.listEntries(ref)),
  };
}
