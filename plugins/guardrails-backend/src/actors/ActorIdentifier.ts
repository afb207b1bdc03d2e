import type {
  AuthService,
  BackstageCredentials,
  BackstageServicePrincipal,
  BackstageUserPrincipal,
  UserInfoService,
} from '@backstage/backend-plugin-api';
import { GuardrailsError } from '@backstage-guardrails/plugin-guardrails-common';
import type { Actor } from '@backstage-guardrails/policy-model';
import type { GuardrailsConfig } from '../config';
import { TtlCache } from '../limits';
import type { Caller } from './Caller';

/** How long a change of somebody's groups can take to count here. */
const MEMBERSHIP_TTL = 30_000;

/**
 * Turns credentials into an actor. Nothing of it comes from a body, a header or a parameter.
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

  async identify(credentials: BackstageCredentials): Promise<Caller> {
    if (this.#auth.isPrincipal(credentials, 'user')) {
      return this.#human(credentials);
    }
    if (this.#auth.isPrincipal(credentials, 'service')) {
      return this.#service(credentials);
    }
    throw new GuardrailsError({
      code: 'not-allowed',
      message: 'Sign in, or send a token of a user or a service.',
    });
  }

  async #human(
    credentials: BackstageCredentials<BackstageUserPrincipal>,
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
        ...originOf(between?.subject),
        ref,
        ...(between && { onBehalfOf: between.subject }),
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

/** A person's request that came through the MCP plugin was made by an agent in that person's name. */
function originOf(between: string | undefined): Pick<Actor, 'kind' | 'origin'> {
  return between?.startsWith('plugin:mcp')
    ? { kind: 'agent', origin: 'mcp' }
    : { kind: 'human', origin: 'portal' };
}
