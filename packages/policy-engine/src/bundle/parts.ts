import {
  canonicalJson,
  type Digest,
  type Hash,
  type Json,
  PARAMETERS_VERSION,
  type Rule,
} from '@backstage-guardrails/policy-model';
import { z } from 'zod';
import { EngineError } from '../errors';
import type { ParameterDefaults } from './Bundle';
import { manifestSchema } from './manifest';

const MANIFEST_PATH = '/.manifest';

/** @internal */
export function readManifest(files: Map<string, Uint8Array>) {
  const parsed = manifestSchema.safeParse(json(files, MANIFEST_PATH));
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    throw new EngineError(
      'bundle-malformed',
      `The manifest is wrong at ${issue.path.join('.')}: ${issue.message}`,
    );
  }
  refuseAmbiguous(parsed.data.metadata.rules);
  return parsed.data;
}

/** Two rules of one id could hide one another's findings. */
function refuseAmbiguous(rules: Rule[]): void {
  const seen = new Set<string>();
  for (const { id } of rules) {
    if (seen.has(id)) {
      throw new EngineError('bundle-malformed', `Rule ${id} is there twice`);
    }
    seen.add(id);
  }
}

const SCHEMA_PATH = '/parameters/schema.json';

/** @internal */
export function readParametersSchema(
  files: Map<string, Uint8Array>,
): { [keyword: string]: Json } | undefined {
  return files.has(SCHEMA_PATH) ? object(files, SCHEMA_PATH) : undefined;
}

const DEFAULTS_PATH = '/parameters/default.json';

const classSchema = z
  .strictObject({ values: z.record(z.string(), z.json()) })
  .transform(({ values }) => values);
const defaultsSchema = z
  .strictObject({
    version: z.literal(PARAMETERS_VERSION),
    sandbox: classSchema.optional(),
    development: classSchema.optional(),
    staging: classSchema.optional(),
    production: classSchema.optional(),
  })
  .transform(({ version: _version, ...classes }) => classes);

/** @internal */
export function readParameterDefaults(
  files: Map<string, Uint8Array>,
): ParameterDefaults | undefined {
  if (!files.has(DEFAULTS_PATH)) return undefined;
  const parsed = defaultsSchema.safeParse(json(files, DEFAULTS_PATH));
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  throw new EngineError(
    'bundle-malformed',
    `${DEFAULTS_PATH} is wrong at ${issue.path.join('.')}: ${issue.message}`,
  );
}

const DATA_PATH = '/data.json';

/** The documents of a bundle that are read. @internal */
export const DOCUMENTS = [MANIFEST_PATH, DATA_PATH, SCHEMA_PATH, DEFAULTS_PATH];

/** @internal */
export function readData(files: Map<string, Uint8Array>): Record<string, Json> {
  const data = files.has(DATA_PATH) ? object(files, DATA_PATH) : {};
  if (Object.hasOwn(data, 'parameters')) {
    throw new EngineError(
      'bundle-malformed',
      `${DATA_PATH} holds "parameters"; those are handed in apart from the bundle`,
    );
  }
  return data;
}

function object(
  files: Map<string, Uint8Array>,
  path: string,
): { [key: string]: Json } {
  const value = json(files, path);
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new EngineError('bundle-malformed', `${path} is not an object`);
  }
  return value;
}

/** Tables of a bundle are long and are looked at by its checks, its digests and its rules: they are parsed once. */
const documents = new WeakMap<Uint8Array, Json>();

/** Not to be changed: the same file has the same value for every caller. @internal */
export function json(files: Map<string, Uint8Array>, path: string): Json {
  try {
    const content = required(files, path);
    const value: Json = documents.get(content) ?? JSON.parse(text(files, path));
    documents.set(content, value);
    return value;
  } catch (error) {
    if (error instanceof EngineError) throw error;
    throw new EngineError('bundle-malformed', `${path} is not JSON`, {
      cause: error,
    });
  }
}

/** @internal */
export function text(files: Map<string, Uint8Array>, path: string): string {
  return new TextDecoder('utf-8', { fatal: true }).decode(
    required(files, path),
  );
}

/** @internal */
export function required(
  files: Map<string, Uint8Array>,
  path: string,
): Uint8Array {
  const content = files.get(path);
  if (!content) {
    throw new EngineError('bundle-malformed', `The bundle has no ${path}`);
  }
  return content;
}

/** @internal */
export function digestOf(files: Map<string, Uint8Array>, hash: Hash): Digest {
  const digests = [...files].map(([path, content]) => [path, hash(content)]);
  return hash(canonicalJson(Object.fromEntries(digests)));
}
