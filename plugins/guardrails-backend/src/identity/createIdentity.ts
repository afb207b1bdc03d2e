import type { Knex } from 'knex';
import { AccessControl, type OwnerOf } from './access';
import { ActorIdentifier } from './actors';
import type { Services } from '../base';
import type { GuardrailsConfig } from '../base/config';
import type { Routes } from '../http';
import { CatalogPeople, type People } from './people';
import { registerPermissions } from './permissions';
import { addAbilityRoutes } from './permissions/routes';

/** Who asks, who that is as a person, and what they may do. @internal */
export type Identity = { access: AccessControl; people: People };

/** @internal */
export function createIdentity(deps: {
  services: Pick<
    Services,
    'auth' | 'catalog' | 'permissions' | 'permissionsRegistry' | 'userInfo'
  >;
  config: Pick<GuardrailsConfig, 'access'>;
  knex: Knex;
  ownerOf: OwnerOf;
}): Identity & { identifier: ActorIdentifier; routes: Routes } {
  const { services, config, knex, ownerOf } = deps;
  const { auth, catalog, permissions, permissionsRegistry, userInfo } =
    services;
  const access = new AccessControl({
    permissions,
    ...registerPermissions({ permissionsRegistry, knex }),
    ownerOf,
  });
  const { directories } = config.access;
  return {
    access,
    people: new CatalogPeople({ catalog, auth, directories }),
    identifier: new ActorIdentifier({ auth, userInfo, access: config.access }),
    routes: tools => addAbilityRoutes(tools, { access }),
  };
}
