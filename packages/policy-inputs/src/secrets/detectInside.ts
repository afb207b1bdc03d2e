import { isRecord } from '../evidence/isRecord';
import {
  detectSecretByShape,
  isSecretMember,
  pointsElsewhere,
} from './detectSecret';
import { siblingName } from './siblingName';

/** Every runtime has it, and the package knows no types of any. */
declare const atob: (text: string) => string;

/** Longer texts are looked at by their shape alone, so that hostile input costs no more than its length. */
const LONGEST = 262_144;

const NAMES = /pass|pwd|secret|token|key|credential/i;

/** Attributes that take a script, encoded. */
const ENCODED = /(?:^|_)(?:user_?data|custom_?data)(?:_base64)?$|_base64$/i;

/**
 * The detector of a secret inside a text that is more than the secret: the members of JSON, such as the environment
 * of a container, and a script that is encoded.
 * @internal
 */
export function detectInside(options: {
  name: string;
  text: string;
}): string | undefined {
  const { name, text } = options;
  if (text.length > LONGEST) return undefined;
  if (/^\s*[[{]/.test(text) && NAMES.test(text)) return detectInJson(text);
  if (ENCODED.test(name)) return detectEncoded(text);
  return undefined;
}

function detectEncoded(text: string): string | undefined {
  if (
    !/^(?:[A-Za-z0-9+/]{4})+(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/.test(
      text.replace(/\s/g, ''),
    )
  )
    return undefined;
  // What gives a secret away is ASCII, whatever the script is encoded in.
  return detectSecretByShape(atob(text.replace(/\s/g, '')));
}

function detectInJson(text: string): string | undefined {
  let document: unknown;
  try {
    document = JSON.parse(text);
  } catch {
    // Text that only begins like JSON is looked at by its shape.
    return undefined;
  }
  return detectInMembers(document, []);
}

function detectInMembers(
  node: unknown,
  path: (string | number)[],
): string | undefined {
  if (typeof node !== 'object' || node === null || path.length > 100) {
    return undefined;
  }
  for (const [key, child] of Object.entries(node)) {
    const name = Array.isArray(node) ? String(path.at(-1) ?? '') : key;
    const found =
      typeof child === 'string'
        ? detectMember({ parent: node, name, text: child, path })
        : detectInMembers(child, [...path, key]);
    if (found !== undefined) return found;
  }
  return undefined;
}

function detectMember(options: {
  parent: object;
  name: string;
  text: string;
  path: (string | number)[];
}): string | undefined {
  const { parent, name, text, path } = options;
  if (pointsElsewhere(path)) return undefined;
  const known = (isRecord(parent) && siblingName(parent, name)) || name;
  return isSecretMember(known, text) ? 'secret-attribute' : undefined;
}
