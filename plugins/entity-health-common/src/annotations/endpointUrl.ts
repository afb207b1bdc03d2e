import type { DeclarationProblemCode } from './problems';

const MAX_URL_LENGTH = 2000;

/**
 * RFC 3986, without user information and fragment. Everything else is refused instead of repaired: an address that two
 * parsers may read differently is how a check of the host is got around.
 */
const URL_PARTS =
  /^(https?):\/\/(\[[0-9A-Fa-f:.]{2,45}\]|[A-Za-z0-9.-]{1,253})(?::(\d{1,5}))?((?:\/[A-Za-z0-9._~!$&'()*+,;=:@%/-]*)?(?:\?[A-Za-z0-9._~!$&'()*+,;=:@%/?-]*)?)$/i;
const DOTTED_QUAD =
  /^(?:(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)\.){3}(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)$/;
const LABEL = /^(?!-)[a-z0-9-]{1,63}(?<!-)$/;
const SECRET_NAMES =
  /[?&](?:access_token|api[_-]?key|apikey|auth|authorization|client_secret|key|password|passwd|pwd|secret|sig|signature|token|x-amz-signature)=[^&]/i;

type UrlCheck =
  | { ok: true; url: string }
  | { ok: false; code: DeclarationProblemCode; message: string; fix: string };

const refuse = (
  code: DeclarationProblemCode,
  message: string,
  fix: string,
): UrlCheck => ({ ok: false, code, message, fix });

/** Checks the address of an endpoint and writes it in one form. It says nothing on whether the host is allowed. @internal */
export function checkEndpointUrl(text: string): UrlCheck {
  if (text.length > MAX_URL_LENGTH) {
    return refuse(
      'url-too-long',
      `The URL has ${text.length} characters.`,
      `Use a URL of at most ${MAX_URL_LENGTH} characters.`,
    );
  }
  const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(text.slice(0, 40))?.[1];
  if (scheme && !/^https?$/i.test(scheme)) {
    return refuse(
      'url-scheme',
      'The scheme of the URL is not supported.',
      'Use http:// or https://.',
    );
  }
  const authority = /^https?:[/\\]*([^/?#\\]*)/i.exec(text)?.[1] ?? '';
  if (authority.includes('@')) {
    return refuse(
      'url-credentials',
      'The URL contains a user name or a password.',
      'Remove it, and name a credential in entity-health/options.',
    );
  }
  if (text.includes('#')) {
    return refuse(
      'url-fragment',
      'The URL has a fragment, which is never sent.',
      'Remove # and what follows it.',
    );
  }
  const parts = URL_PARTS.exec(text);
  if (!parts) {
    return refuse(
      'url-invalid',
      'This is not an absolute URL of printable ASCII characters.',
      'Write https://host/path. Encode other characters, and commas, with %.',
    );
  }
  if (SECRET_NAMES.test(text)) {
    return refuse(
      'url-secret',
      'The query of the URL contains a secret, which is visible to all readers of the catalog.',
      'Remove it, and name a credential in entity-health/options.',
    );
  }
  return canonical(parts);
}

function canonical(parts: RegExpExecArray): UrlCheck {
  const scheme = parts[1].toLowerCase();
  const host = parts[2].toLowerCase();
  const [, , , port, rest] = parts;
  if (!isHost(host)) {
    return refuse(
      'url-host',
      'The host of the URL is neither a DNS name nor an address in its usual form.',
      'Write the name without a dot at the end, an IPv4 address as four decimal numbers, or an IPv6 address in brackets.',
    );
  }
  if (port !== undefined && (Number(port) < 1 || Number(port) > 65535)) {
    return refuse(
      'url-port',
      'The port of the URL is not between 1 and 65535.',
      'Correct the port.',
    );
  }
  const usual = scheme === 'https' ? 443 : 80;
  const shownPort =
    port === undefined || Number(port) === usual ? '' : `:${Number(port)}`;
  const path = rest.startsWith('/') ? rest : `/${rest}`;
  return { ok: true, url: `${scheme}://${host}${shownPort}${path}` };
}

/**
 * Hosts that end in a number are addresses to every client (https://url.spec.whatwg.org/#ends-in-a-number-checker), in
 * decimal, octal or hexadecimal; only four decimal numbers are taken.
 */
function isHost(host: string): boolean {
  if (host.startsWith('[')) return isIpv6(host.slice(1, -1));
  const labels = host.split('.');
  const last = labels[labels.length - 1];
  if (/^(?:\d+|0x[0-9a-f]*)$/.test(last)) return DOTTED_QUAD.test(host);
  return labels.every(label => LABEL.test(label));
}

/** RFC 4291 section 2.2, without a zone. */
function isIpv6(text: string): boolean {
  const tail = /:((?:\d{1,3}\.){3}\d{1,3})$/.exec(text)?.[1];
  if (text.includes('.') && !(tail && DOTTED_QUAD.test(tail))) return false;
  const groups = tail ? `${text.slice(0, -tail.length)}0:0` : text;
  const halves = groups.split('::');
  if (halves.length > 2) return false;
  const words = halves.flatMap(half => (half === '' ? [] : half.split(':')));
  const wellFormed = words.every(word => /^[0-9a-f]{1,4}$/i.test(word));
  return (
    wellFormed && (halves.length === 2 ? words.length < 8 : words.length === 8)
  );
}
