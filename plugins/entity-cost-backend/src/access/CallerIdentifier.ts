import type {
  AuthService,
  BackstageCredentials,
  UserInfoService,
} from '@backstage/backend-plugin-api';
import { EntityCostError } from '@backstage-guardrails/plugin-entity-cost-common';
import type { AccessConfig } from './readAccessConfig';
import type { Caller } from './Caller';

/** How long a change of groups can take to count here. */
const MEMBERSHIP_TTL = 30_000;

type Known = { at: number; refs: Promise<string[]> };

/** Turns credentials into a caller. Nothing of it comes from a body, a parameter or a header of the request. @internal */
export class CallerIdentifier {
  readonly #auth: AuthService;
  readonly #userInfo: UserInfoService;
  readonly #access: AccessConfig;
  readonly #ownership = new Map<string, Known>();

  constructor(options: {
    auth: AuthService;
    userInfo: UserInfoService;
    access: AccessConfig;
  }) {
    this.#auth = options.auth;
    this.#userInfo = options.userInfo;
    this.#access = options.access;
  }

  async identify(credentials: BackstageCredentials): Promise<Caller> {
    if (this.#auth.isPrincipal(credentials, 'user')) {
      const { userEntityRef: ref } = credentials.principal;
      const refs = await this.#ownershipOf(ref, credentials);
      const ownership = [...new Set([ref, ...refs].map(lower))];
      const memberOf = (groups: string[]) =>
        groups.some(group => ownership.includes(group));
      const { readers, managers, negotiatedPrices } = this.#access;
      return {
        ref,
        ownership,
        reader: memberOf(readers) || memberOf(managers),
        manager: memberOf(managers),
        negotiatedPrices:
          negotiatedPrices === undefined || memberOf(negotiatedPrices),
        credentials,
      };
    }
    if (this.#auth.isPrincipal(credentials, 'service')) {
      // What a service may do is its token's access restrictions, checked where permissions are.
      return {
        ref: credentials.principal.subject,
        ownership: [],
        reader: true,
        manager: true,
        negotiatedPrices: true,
        credentials,
      };
    }
    throw new EntityCostError({
      code: 'not-allowed',
      message: 'Sign in, or send a token of a user or a service.',
    });
  }

  #ownershipOf(
    ref: string,
    credentials: BackstageCredentials,
  ): Promise<string[]> {
    const now = performance.now();
    const known = this.#ownership.get(ref);
    if (known && now - known.at < MEMBERSHIP_TTL) return known.refs;
    // the oldest are first, and what is over is not kept
    for (const [key, { at }] of this.#ownership) {
      if (now - at < MEMBERSHIP_TTL) break;
      this.#ownership.delete(key);
    }
    const refs = this.#userInfo
      .getUserInfo(credentials)
      .then(({ ownershipEntityRefs }) => ownershipEntityRefs);
    this.#ownership.delete(ref);
    this.#ownership.set(ref, { at: now, refs });
    // a failure is not remembered
    refs.catch(() => this.#ownership.delete(ref));
    return refs;
  }
}

function lower(ref: string): string {
  return ref.toLocaleLowerCase('en-US');
}
