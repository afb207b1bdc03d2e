import type { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import { readDuration } from './readDuration';

/** @internal */
export type PasskeysConfig = {
  /** How long a new passkey waits until it counts, in milliseconds. */
  wait: number;
  /** How long a challenge can be answered. */
  challengeTimeToLive: number;
  /** How old the session may be in which a passkey is enrolled; absent for any age. */
  sessionAge?: number;
  /** Whom passkeys are for; absent where the address of the portal is not configured. */
  relyingParty?: { id: string; name: string; origins: string[] };
};

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const LOOPBACK = ['localhost', '127.0.0.1', '[::1]'];

/** `root` also says where the portal is: passkeys belong to its host name. @internal */
export function readPasskeysConfig(root: Config): PasskeysConfig {
  const config = root.getOptionalConfig('guardrails');
  return {
    wait: readWait(config),
    challengeTimeToLive: readDuration(
      config,
      'approvals.passkeyChallenge',
      5 * MINUTE,
    ),
    sessionAge: readSessionAge(config),
    relyingParty: readRelyingParty(root),
  };
}

/** Zero is a choice here: whoever trusts their sign-in lets a passkey count at once. */
function readWait(config: Config | undefined): number {
  return config?.getOptional('approvals.passkeyWaits') === 0
    ? 0
    : readDuration(config, 'approvals.passkeyWaits', DAY);
}

/** Tokens of some sign-ins do not say when they were issued; then the operator has to say `any`. */
function readSessionAge(config: Config | undefined): number | undefined {
  return config?.getOptional('approvals.passkeySession') === 'any'
    ? undefined
    : readDuration(config, 'approvals.passkeySession', 15 * MINUTE);
}

function readRelyingParty(root: Config): PasskeysConfig['relyingParty'] {
  const at = 'guardrails.approvals.relyingParty';
  const configured = root.getOptionalConfig(at);
  const baseUrl = root.getOptionalString('app.baseUrl');
  const origins =
    configured?.getOptionalStringArray('origins') ??
    (baseUrl === undefined ? [] : [baseUrl]);
  const urls = origins.map(origin => readOrigin(origin, at));
  if (urls.length === 0) return undefined;
  const id = configured?.getOptionalString('id') ?? urls[0].hostname;
  const strange = urls.find(
    ({ hostname }) => hostname !== id && !hostname.endsWith(`.${id}`),
  );
  if (strange) {
    throw new InputError(
      `${at}.id: must be the host name of ${strange.origin} or a domain above it`,
    );
  }
  return {
    id,
    name: root.getOptionalString('app.title') ?? 'Backstage',
    origins: [...new Set(urls.map(url => url.origin))],
  };
}

function readOrigin(value: string, at: string): URL {
  const url = URL.canParse(value) ? new URL(value) : undefined;
  const secure =
    url?.protocol === 'https:' ||
    (url?.protocol === 'http:' && LOOPBACK.includes(url.hostname));
  if (!url || !secure) {
    throw new InputError(
      `${at}.origins: browsers make passkeys only for https:// and for this machine, not for ${value}`,
    );
  }
  return url;
}
