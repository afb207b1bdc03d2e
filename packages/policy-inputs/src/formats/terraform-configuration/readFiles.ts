import { EvidenceError } from '../../errors';
import { readDocument } from '../../evidence/readJson';
import { pointer } from '../../evidence/pointer';
import type { ParseHcl } from '../../types';
import { findCalls } from './findCalls';

declare const TextEncoder: new () => { encode(text: string): Uint8Array };

/** Far above any file a person wrote; the parser recurses on nesting. */
const MAX_FILE_LENGTH = 1024 * 1024;

/** A parsed file, with the folder that makes up its module; `''` for the root. @internal */
export type ConfigurationFile = {
  name: string;
  folder: string;
  document: Record<string, unknown>;
};

/**
 * Parses every file that Terraform or OpenTofu would read. JSON files go through the strict reader: both
 * tools accept a repeated block there, which a plain `JSON.parse` would lose.
 * @internal
 */
export function readFiles(
  files: Record<string, string>,
  parseHcl: ParseHcl | undefined,
): ConfigurationFile[] {
  return Object.keys(files)
    .sort()
    .flatMap(name => {
      refuseName(name);
      const text = files[name];
      const kind = /\.(?:tf|tofu)(\.json)?$/.exec(name);
      if (!kind) return [];
      if (text.length > MAX_FILE_LENGTH) throw invalid(name, 'is too large');
      const slash = name.lastIndexOf('/');
      const folder = slash < 0 ? '' : name.slice(0, slash);
      const document = kind[1]
        ? parseJsonFile(name, text)
        : parseHclFile(name, text, parseHcl);
      return [{ name, folder, document }];
    });
}

function refuseName(name: string): void {
  const ordinary = name
    .split('/')
    .every(part => part !== '' && part !== '.' && part !== '..');
  // eslint-disable-next-line no-control-regex -- control characters in a file name are what is refused here
  if (ordinary && !/[\\\u0000-\u001f\u007f]/.test(name)) return;
  throw new EvidenceError({
    code: 'file-name',
    path: pointer(['files', name]),
    message:
      'A file name is not a plain relative path. Name files relative to the root module, with forward slashes.',
  });
}

function parseJsonFile(name: string, text: string): Record<string, unknown> {
  try {
    return readDocument(new TextEncoder().encode(text)).document;
  } catch (error) {
    if (!(error instanceof EvidenceError)) throw error;
    throw new EvidenceError({
      code: error.code,
      path: pointer(['files', name]) + error.path.replace(/^(?=[^/])/, ' '),
      message: `${name}: ${error.message}`,
    });
  }
}

function parseHclFile(
  name: string,
  text: string,
  parseHcl: ParseHcl | undefined,
): Record<string, unknown> {
  if (!parseHcl) {
    throw new EvidenceError({
      code: 'hcl-parser-missing',
      message:
        'Terraform configuration is not supported here: no HCL parser is configured.',
    });
  }
  refuseNesting(name, text);
  try {
    return parseHcl({ name, text }) as Record<string, unknown>;
  } catch (error) {
    // The parser's message quotes positions and its own words, no values of the file.
    const at = /:(\d+),(\d+)/.exec(String(error));
    throw invalid(
      name,
      at ? `is not valid at line ${at[1]}, column ${at[2]}` : 'is not valid',
    );
  }
}

/** The parser does not survive deep nesting: once it has run out of stack, it answers nobody any more. */
function refuseNesting(name: string, text: string): void {
  try {
    findCalls(text, 'code');
  } catch (error) {
    if (!(error instanceof EvidenceError)) throw error;
    throw new EvidenceError({
      code: error.code,
      path: pointer(['files', name]),
      message: `${name}: ${error.message}`,
    });
  }
}

function invalid(name: string, what: string): EvidenceError {
  return new EvidenceError({
    code: 'hcl-invalid',
    path: pointer(['files', name]),
    message: `${name} ${what}. Run "terraform validate" on the configuration.`,
  });
}
