import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import type { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import { parseHostPattern } from '../allow';
import { type BoundCredential, Credentials } from './Credentials';

const NAME = /^[A-Za-z0-9][A-Za-z0-9._-]{0,62}$/;
const HEADER = /^[!#$%&'*+.^_`|~0-9A-Za-z-]{1,100}$/;
const VALUE = /^[\x20-\x7e]{1,8192}$/;

/** More than one kind or namespace is read as part of a name by the catalog's own parser. */
const ENTITY_REF = /^(?:\w+:)?(?:[\w.-]+\/)?[\w.-]+$/;

/** Headers that say how a request is transferred, which is not for a credential to change. */
const TRANSFER =
  /^(?:accept-encoding|connection|content-.*|expect|host|keep-alive|proxy-.*|te|trailer|transfer-encoding|upgrade)$/i;

/** @throws InputError with the setting that is wrong and what to write instead @internal */
export function readCredentials(config: Config): Credentials {
  const read = (config.getOptionalConfigArray('entityHealth.credentials') ?? [])
    // an index, and not the name, says which one is wrong: the name may be what is wrong
    .map((one, index) => readCredential(one, index));
  const names = new Set<string>();
  for (const [index, { name }] of read.entries()) {
    if (names.has(name)) {
      throw refuse(index, 'name', 'is used before. Give each its own name.');
    }
    names.add(name);
  }
  return new Credentials(read);
}

function readCredential(config: Config, index: number): BoundCredential {
  const name = config.getString('name');
  if (!NAME.test(name)) {
    throw refuse(
      index,
      'name',
      'is not a name. Use 1 to 63 letters, digits and . _ -, beginning with a letter or a digit.',
    );
  }
  const header = config.getOptionalString('header') ?? 'authorization';
  if (!HEADER.test(header) || TRANSFER.test(header)) {
    throw refuse(
      index,
      'header',
      'is no header for a credential. Write authorization or x-api-key, for example.',
    );
  }
  const value = config.getString('value');
  if (!VALUE.test(value)) {
    throw refuse(
      index,
      'value',
      'has characters that a header cannot have, or is too long. Use at most 8192 printable ASCII characters.',
    );
  }
  return {
    name,
    header: header.toLowerCase(),
    value,
    hosts: readHosts(config.getStringArray('hosts'), index),
    owners: readOwners(config.getStringArray('owners'), index),
  };
}

function readHosts(entries: string[], index: number) {
  if (entries.length === 0) {
    throw refuse(index, 'hosts', 'is empty. Name the hosts that it is for.');
  }
  return entries.map(entry => {
    const [, host = '', port = '443'] =
      /^([^:]+)(?::(\d{1,5}))?$/.exec(entry) ?? [];
    const pattern = parseHostPattern(host);
    if (pattern === undefined) {
      throw refuse(
        index,
        'hosts',
        `has ${JSON.stringify(
          entry.slice(0, 100),
        )}, which is no host. Write payments.example.com, *.example.com or payments.example.com:8443.`,
      );
    }
    return { pattern, port: String(Number(port)) };
  });
}

function readOwners(entries: string[], index: number): string[] {
  if (entries.length === 0) {
    throw refuse(
      index,
      'owners',
      'is empty. Name the owners whose entities may use it, such as group:default/payments.',
    );
  }
  return entries.map(entry => {
    if (!ENTITY_REF.test(entry)) {
      throw refuse(
        index,
        'owners',
        `has ${JSON.stringify(
          entry.slice(0, 100),
        )}, which is no entity reference. Write group:default/payments.`,
      );
    }
    const ref = parseEntityRef(entry, {
      defaultKind: 'group',
      defaultNamespace: 'default',
    });
    return stringifyEntityRef(ref);
  });
}

function refuse(index: number, setting: string, what: string): InputError {
  return new InputError(
    `entityHealth.credentials[${index}].${setting}: ${what}`,
  );
}
