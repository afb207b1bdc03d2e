import { otherPlaces, secretPlaces } from './secretPlaces';
import { TOKEN_HINT, tokenShapes } from './tokenShapes';

/**
 * What gives a secret away, by its own shape. Every pattern starts at a fixed text or a word boundary and
 * is bounded, so that hostile input costs no more than its length.
 */
const ownShapes: Record<string, RegExp> = {
  'aws-access-key': /\b(?:AKIA|ASIA)[0-9A-Z]{16}\b/,
  'aws-secret-key':
    /aws_secret_access_key["']?\s{0,5}[=:]\s{0,5}["']?[A-Za-z0-9/+=]{40}/i,
  'private-key':
    /-----BEGIN (?:[A-Z0-9]{1,12} ){0,3}PRIVATE KEY(?: BLOCK)?-----/,
  'github-token': /\b(?:gh[pousr]_[A-Za-z0-9]{36}|github_pat_[A-Za-z0-9_]{22})/,
  'gitlab-token': /\bglpat-[A-Za-z0-9_-]{20}/,
  'slack-token':
    /\bxox[abeoprs]-[A-Za-z0-9-]{10}|hooks\.slack\.com\/services\/T[A-Z0-9]{6,20}\/B/,
  'google-api-key': /\bAIza[0-9A-Za-z_-]{35}/,
  'stripe-key': /\b[rs]k_(?:live|test|prod)_[0-9A-Za-z]{16}/,
  'npm-token': /\bnpm_[A-Za-z0-9]{36}\b/,
  'vault-token': /\bhv[sb]\.[A-Za-z0-9_-]{20}/,
  'azure-storage-key':
    /\b(?:AccountKey|SharedAccessKey)=[A-Za-z0-9+/]{40,100}={0,2}/,
  'json-web-token':
    /(?<![A-Za-z0-9_-])eyJ[A-Za-z0-9_-]{10,4000}\.eyJ[A-Za-z0-9_-]{10,4000}\.[A-Za-z0-9_-]{10}/,
  'connection-string':
    /\b[a-z][a-z0-9+.-]{0,30}:\/\/[^\s:@/]{0,128}:(?![$<{*%])[^\s@/]{3,256}@[A-Za-z0-9[]/i,
  'assigned-secret':
    /(?:^|[\s;&|"'])(?:export\s{1,5}|-e\s{1,5}|set\s{1,5}|ENV\s{1,5})?[A-Z0-9_]{0,60}(?:PASSWORD|PASSWD|PGPASS|DB_PASS|SECRET|SECRET_KEY|SECRET_ACCESS_KEY|TOKEN|API_?KEY)=["']?(?![$<{*%"'\s])(?!(?:true|false|none|null)\b)[^\s"'$;&|/]{8}/,
  // Of a command, which may be a member of JSON: a value with letters and digits, and no name of a place that keeps it.
  'command-line-secret':
    /(?:^|[\s"'])--?[A-Za-z-]{0,40}(?:password|passwd|pwd|passphrase|client-?secret|token|api-?key)(?:=|\s{1,3})\\?["']?(?![-$<{*%"'\s/]|arn:|projects\/|vault:|https?:)(?=[^\s"'\\]{0,256}[0-9])(?=[^\s"'\\]{0,256}[A-Za-z])[^\s"'\\$;&|/]{8}/i,
  'connection-string-password':
    /;\s{0,5}(?:password|pwd)\s{0,5}=\s{0,5}(?![$<{*%;])[^;\s]{4}/i,
};

const shapeEntries = Object.entries(ownShapes);

/** One cheap look for most strings, which hold nothing of the kind. */
const HINT =
  /AKIA|ASIA|aws_secret|PRIVATE KEY|gh[pousr]_|github_pat_|glpat-|xox[abeoprs]-|slack\.com|AIza|k_(?:live|test|prod)_|npm_|hv[sb]\.|AccessKey=|AccountKey=|eyJ|:\/\/|password|passwd|pwd|passphrase|-token|-api-?key|pgpass=|db_pass=|secret|token=|key=/i;

/** No token of a service is shorter. */
const SHORTEST_TOKEN = 20;

const tokenEntries = Object.entries(tokenShapes);

/** The detector that recognises a secret inside the text, whatever it is called. @internal */
export function detectSecretByShape(text: string): string | undefined {
  if (text.length < 8) return undefined;
  return (
    (HINT.test(text) ? findShape(shapeEntries, text) : undefined) ??
    (text.length >= SHORTEST_TOKEN && TOKEN_HINT.test(text)
      ? findShape(tokenEntries, text)
      : undefined)
  );
}

function findShape(
  shapes: [string, RegExp][],
  text: string,
): string | undefined {
  return shapes.find(([, shape]) => shape.test(text))?.[0];
}

const SECRET_NAME =
  /(?:^|[_.-])(?:passwords?|passwd|passphrase|secret|secret_?key|client_?secret|secret_string|secret_data|secret_value|secret_text|secret_binary|secret_access_?key|private_?key(?:_pem)?|auth_?token|access_?token|api_?token|bearer_?token|api_?key|connection_?string|token|plain_?text|secure_value|shared_access_signature|pre_?shared_?key)$|[a-z]passw(?:or)?d$/i;

/** Names that more often say which key is meant, or how: the value has to look like a secret too. */
const NAME_OF_A_KEY =
  /(?:^|[_.-])(?:pass|pwd|(?:access|account|shared|primary|secondary|storage|auth|authorization|signing|encryption|master|license|host|workspace|service|raw|validation|application|ingestion|session|jwt|hmac|cookie)_?key|credentials?|sas_?(?:url|uri|token|key)?|salt)$|(?:^|[_.-])(?:pg|my|my_?sql|db|redis|mongo|root|admin|user|smtp|ldap|ftp)(?:pass|pwd)$/i;

type Sureness = 'sure' | 'likely' | 'none';

const names = new Map<string, Sureness>();

/** `master_password`, `DB_PASSWORD` and `clientSecret` hold a secret, `DB_PASS` and `AUTH_KEY` are likely to. */
function sureness(name: string): Sureness {
  let known = names.get(name);
  if (known === undefined) {
    known = name.length <= 100 ? judgeName(name) : 'none';
    // Names come from evidence: they must not pile up in a server. Letting go of all at once is cheap enough to need
    // no library here, which would bring a clock into a pure package.
    if (names.size > 10_000) names.clear();
    names.set(name, known);
  }
  return known;
}

function judgeName(name: string): Sureness {
  const words = name
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    // Attributes that no state keeps, and those that take the same value encoded.
    .replace(/_(?:wo|base64)$/i, '');
  if (SECRET_NAME.test(words)) return 'sure';
  return NAME_OF_A_KEY.test(words) ? 'likely' : 'none';
}

/** Whether a member of this name holds a secret, whatever its value. @internal */
export function isSecretName(name: string): boolean {
  return sureness(name) === 'sure';
}

/** Whether a text under this name of a member is a secret that is written down. @internal */
export function isSecretMember(name: string, text: string): boolean {
  const sure = sureness(name);
  if (sure === 'none' || !isSecretText(text)) return false;
  if (/connection_?string$/i.test(name)) return holdsCredential(text);
  return sure === 'sure' || looksSecret(text);
}

/** A connection string may say that the caller logs in with an identity. */
function holdsCredential(text: string): boolean {
  return /(?:password|passwd|pwd|secret|token|sig|key)["']?\s{0,5}[=:]|:\/\/[^\s/]{0,256}@/i.test(
    text,
  );
}

type Place = { type: string; path: readonly (string | number)[] };

/** Whether what a resource of this type keeps there is a secret, or is none, whatever its name says. @internal */
export function knownPlace({
  type,
  path,
}: Place): 'secret' | 'other' | undefined {
  if (isListed(secretPlaces, { type, path })) return 'secret';
  return isListed(otherPlaces, { type, path }) ? 'other' : undefined;
}

function isListed(
  places: Record<string, string[]>,
  { type, path }: Place,
): boolean {
  if (!Object.hasOwn(places, type)) return false;
  const plain = path.filter(segment => !/^\d+$/.test(String(segment)));
  return places[type].includes(plain.join('.'));
}

/** Letters and digits without a space, and no path, identifier or number with a unit. */
function looksSecret(text: string): boolean {
  return (
    /^[^\s/][^\s]{7,}$/.test(text) &&
    /[a-z]/i.test(text) &&
    /[0-9]/.test(text) &&
    !/^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i.test(text) &&
    !/^(?:alias|key|kv|secret|op|sm)\//.test(text)
  );
}

/** Below these a member called `secret` names a secret that is kept elsewhere. */
const POINTS_ELSEWHERE = /(?:_ref|^secrets?|_from)$/;

/** @internal */
export function pointsElsewhere(
  parents: readonly (string | number)[],
): boolean {
  return parents.some(
    parent => typeof parent === 'string' && POINTS_ELSEWHERE.test(parent),
  );
}

/** Names and addresses of secrets are no secrets. */
const REFERENCE =
  /^(?:arn:|projects\/|vault:|https?:\/\/[^@]*$|@Microsoft\.KeyVault|\{\{resolve:|\$\{|data\.|var\.|(?:ssm|secretsmanager|awssm|gcpsm|keyvault|op|kv):|\/[\w.-]+(?:\/[\w.-]+)+$|(?:true|false|null|none|enabled|disabled)$)/i;

/** Whether a text under a secret's name is the secret, not empty and not merely the name of one. @internal */
export function isSecretText(text: string): boolean {
  return text.length > 0 && !REFERENCE.test(text);
}

/**
 * Whether a text that is written there is taken for a secret, by its type and path without numbers of elements, if it
 * is none by its shape. Where the name only makes it likely, the text has to look like one.
 * @public
 */
export function isSecretSetting(type: string, path: string): boolean {
  const segments = path.split('.');
  const known = knownPlace({ type, path: segments });
  return known === undefined
    ? sureness(segments[segments.length - 1]) !== 'none' &&
        !pointsElsewhere(segments.slice(0, -1))
    : known === 'secret';
}
