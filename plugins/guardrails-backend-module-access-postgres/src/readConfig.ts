import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import type { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';

/** A database that people can have a lease on. @public */
export type DatabaseConfig = {
  resource: string;
  environment?: string;
  connection: string;
  roles: { name: string; description?: string }[];
  host: string;
  port: number;
  database: string;
  connectionLimit: number;
  prefix: string;
  sealed?: string;
};

const KEY = 'guardrails.access.postgres';

/** Names that never have to be quoted, so that what people type is what the server has. */
const PREFIX = /^[a-z_][a-z0-9_]{2,30}$/;

/** @throws InputError with the place of what is wrong @internal */
export function readConfig(config: Config): DatabaseConfig[] {
  const databases = (config.getOptionalConfigArray(KEY) ?? []).map(
    (item, index) => readDatabase(item, `${KEY}[${index}]`),
  );
  const resources = databases.map(({ resource }) => resource);
  const twice = resources.find(
    (ref, index) => resources.indexOf(ref) !== index,
  );
  if (twice !== undefined) {
    throw new InputError(`${KEY}: ${twice} is configured twice`);
  }
  return databases;
}

function readDatabase(item: Config, at: string): DatabaseConfig {
  const connection = item.getString('connection');
  if (!URL.canParse(connection)) {
    // The address holds a password, so it is not repeated here.
    throw new InputError(`${at}.connection: not an address`);
  }
  const address = new URL(connection);
  const database = decodeURIComponent(address.pathname.slice(1));
  if (!/^postgres(ql)?:$/.test(address.protocol) || database === '') {
    throw new InputError(
      `${at}.connection: must be postgresql://account:password@host:port/database`,
    );
  }
  const prefix = item.getOptionalString('prefix') ?? 'guardrails_lease_';
  if (!PREFIX.test(prefix)) {
    throw new InputError(
      `${at}.prefix: 3 to 31 lower-case letters, digits and underscores`,
    );
  }
  const roles = item.getConfigArray('roles').map(role => ({
    name: role.getString('name'),
    description: role.getOptionalString('description'),
  }));
  if (roles.length === 0) throw new InputError(`${at}.roles: is empty`);
  return {
    resource: readRef(item.getString('resource'), at),
    environment: item.getOptionalString('environment'),
    connection,
    roles,
    host: item.getOptionalString('host') ?? address.hostname,
    port: item.getOptionalNumber('port') ?? Number(address.port || 5432),
    database,
    connectionLimit: readLimit(item, at),
    prefix,
    sealed: item.getOptionalString('sealed'),
  };
}

function readLimit(item: Config, at: string): number {
  const limit = item.getOptionalNumber('connectionLimit') ?? 5;
  if (!Number.isSafeInteger(limit) || limit < 1) {
    throw new InputError(
      `${at}.connectionLimit: must be a whole number above 0`,
    );
  }
  return limit;
}

function readRef(ref: string, at: string): string {
  try {
    return stringifyEntityRef(parseEntityRef(ref));
  } catch (error) {
    throw new InputError(`${at}.resource: not an entity ref: ${ref}`, error);
  }
}
