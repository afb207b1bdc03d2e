/**
 * What gives a secret away, by its own shape. Every pattern starts at a fixed text or a word boundary and
 * is bounded, so that hostile input costs no more than its length.
 */
const shapes: Record<string, RegExp> = {
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
  'stripe-key': /\b[rs]k_live_[0-9A-Za-z]{16}/,
  'npm-token': /\bnpm_[A-Za-z0-9]{36}\b/,
  'vault-token': /\bhv[sb]\.[A-Za-z0-9_-]{20}/,
  'azure-storage-key':
    /\b(?:AccountKey|SharedAccessKey)=[A-Za-z0-9+/]{40,100}={0,2}/,
  'json-web-token':
    /(?<![A-Za-z0-9_-])eyJ[A-Za-z0-9_-]{10,4000}\.eyJ[A-Za-z0-9_-]{10,4000}\.[A-Za-z0-9_-]{10}/,
  'connection-string':
    /\b[a-z][a-z0-9+.-]{0,30}:\/\/[^\s:@/]{0,128}:(?![$<{*%])[^\s@/]{3,256}@[A-Za-z0-9[]/i,
  'connection-string-password':
    /;\s{0,5}(?:password|pwd)\s{0,5}=\s{0,5}(?![$<{*%;])[^;\s]{4}/i,
};

const shapeEntries = Object.entries(shapes);

/** One cheap look for most strings, which hold nothing of the kind. */
const HINT =
  /AKIA|ASIA|aws_secret|PRIVATE KEY|gh[pousr]_|github_pat_|glpat-|xox[abeoprs]-|slack\.com|AIza|k_live_|npm_|hv[sb]\.|AccessKey=|AccountKey=|eyJ|:\/\/|password|pwd/i;

/** The detector that recognises a secret inside the text, whatever it is called. @internal */
export function detectSecretByShape(text: string): string | undefined {
  if (text.length < 8 || !HINT.test(text)) return undefined;
  return shapeEntries.find(([, shape]) => shape.test(text))?.[0];
}

const SECRET_NAME =
  /(?:^|[_.-])(?:password|passwd|passphrase|secret|secret_?key|client_?secret|secret_string|secret_data|secret_value|private_?key(?:_pem)?|auth_?token|access_?token|api_?token|bearer_?token|api_?key|connection_?string|token)$/i;

const names = new Map<string, boolean>();

/** Whether a member of this name holds a secret: `master_password`, `DB_PASSWORD`, `clientSecret`. @internal */
export function isSecretName(name: string): boolean {
  let known = names.get(name);
  if (known === undefined) {
    known =
      name.length <= 100 &&
      SECRET_NAME.test(name.replace(/([a-z0-9])([A-Z])/g, '$1_$2'));
    // Names come from evidence: they must not pile up in a server. Letting go of all at once is cheap enough to need
    // no library here, which would bring a clock into a pure package.
    if (names.size > 10_000) names.clear();
    names.set(name, known);
  }
  return known;
}

/** Attributes whose name alone does not tell. */
const secretAttributes: Record<string, string[]> = {
  aws_ssm_parameter: ['value'],
  azurerm_key_vault_secret: ['value'],
};

/** Whether this attribute of this resource type is the secret itself. @internal */
export function isSecretAttribute(type: string, attribute: string): boolean {
  return (
    isSecretName(attribute) ||
    (secretAttributes[type]?.includes(attribute) ?? false)
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
  /^(?:arn:|projects\/|vault:|https?:\/\/[^@]*$|@Microsoft\.KeyVault|\{\{resolve:|\$\{|data\.|var\.)/;

/** Whether a text under a secret's name is the secret, not empty and not merely the name of one. @internal */
export function isSecretText(text: string): boolean {
  return text.length > 0 && !REFERENCE.test(text);
}
