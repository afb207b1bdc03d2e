import { matchesHost } from '../allow';

/** A header that proves to an endpoint who asks. @internal */
export type Credential = { header: string; value: string };

/** A credential and what it is bound to. @internal */
export type BoundCredential = Credential & {
  name: string;
  /** Where it may be sent, and nowhere else. */
  hosts: readonly { pattern: string; port: string }[];
  /** Entity references of those whose entities may name it. */
  owners: readonly string[];
};

/**
 * The credentials of configuration. An entity only names one: its host and owner decide whether it is sent, because
 * everyone who writes a catalog file can name any credential and any URL.
 * @internal
 */
export class Credentials {
  readonly #bound: readonly BoundCredential[];

  constructor(bound: readonly BoundCredential[]) {
    this.#bound = bound;
  }

  /** The credential of a name, if it may be sent to a URL on behalf of an owner. Never without TLS. */
  find(options: {
    name: string;
    url: string;
    owner?: string;
  }): Credential | undefined {
    const { name, owner } = options;
    const url = new URL(options.url);
    const found = this.#bound.find(credential => credential.name === name);
    if (!found || url.protocol !== 'https:') return undefined;
    const toHost = found.hosts.some(
      ({ pattern, port }) =>
        matchesHost(pattern, url.hostname) && port === (url.port || '443'),
    );
    const byOwner = owner !== undefined && found.owners.includes(owner);
    const { header, value } = found;
    return toHost && byOwner ? { header, value } : undefined;
  }
}
