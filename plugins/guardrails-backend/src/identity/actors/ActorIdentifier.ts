import type {
  AuthService,
  BackstageCredentials,
  BackstageServicePrincipal,
  BackstageUserPrincipal,
  UserInfoService,
} from '@backstage/backend-plugin-api';
import {
  GuardrailsError,
  readActorChain,
} from '@backstage-guardrails/plugin-guardrails-common';
import type { GuardrailsConfig } from '../../base/config';
import { TtlCache } from '../../base/limits';
import { toActor } from './toActor';
import type { Caller } from './Caller';

/** How long a change of somebody's groups can take to count here. */
const MEMBERSHIP_TTL = 30_000;

/**
 * Turns credentials into an actor. Nothing of it comes from a body or a parameter; the one header that counts can make
 * a request only stricter, but for the operator's enforcement points.
 * @internal
 */
export class ActorIdentifier {
  readonly #auth: AuthService;
  readonly #userInfo: UserInfoService;
  readonly #access: GuardrailsConfig['access'];
  readonly #ownership = new TtlCache<string[]>({ timeToLive: MEMBERSHIP_TTL });

  constructor(options: {
    auth: AuthService;
    userInfo: UserInfoService;
    access: GuardrailsConfig['access'];
  }) {
    this.#auth = options.auth;
    this.#userInfo = options.userInfo;
    this.#access = options.access;
  }

  /** `stated` is the header that carries who stood before the sender. */
  async identify(
    credentials: BackstageCredentials,
    stated?: string | string[],
  ): Promise<Caller> {
    if (this.#auth.isPrincipal(credentials, 'user')) {
      return this.#person(credentials, stated);
    }
    if (this.#auth.isPrincipal(credentials, 'service')) {
      return this.#service(credentials);
    }
    throw new GuardrailsError({
      code: 'not-allowed',
      message: 'Sign in, or send a token of a user or a service.',
    });
  }

  async #person(
    credentials: BackstageCredentials<BackstageUserPrincipal>,
    stated: string | string[] | undefined,
  ): Promise<Caller> {
    const { userEntityRef: ref, actor: between } = credentials.principal;
    const ownership = await this.#ownership.get(ref, async () => {
      const info = await this.#userInfo.getUserInfo(credentials);
      return info.ownershipEntityRefs;
    });
    const groups = ownership.filter(item => item !== ref).sort();
    const memberOf = (wanted: string[]) =>
      groups.some(group => wanted.includes(group.toLocaleLowerCase('en-US')));
    return {
      principal: `human:${ref}`,
      actor: {
        ...toActor({
          sender: between?.subject,
          stated: readActorChain(stated),
          enforcementPoints: this.#access.enforcementPoints,
        }),
        ref,
        groups,
      },
      ownership: [...new Set([ref, ...ownership])],
      reader: memberOf(this.#access.readers),
      operator: memberOf(this.#access.operators),
      credentials,
    };
  }

  /**
   * What a service may read is its token's access restrictions, checked where permissions are.
   * The subject of a plugin token names the plugin; every other subject is one the operator gave out.
   */
  #service(
    credentials: BackstageCredentials<BackstageServicePrincipal>,
  ): Caller {
    const { subject } = credentials.principal;
    return {
      principal: `service:${subject}`,
      actor: {
        kind: 'service',
        ref: subject,
        groups: [],
        origin: subject.startsWith('plugin:') ? 'schedule' : 'ci',
      },
      ownership: [],
      reader: true,
      operator: true,
      credentials,
    };
  }
}
