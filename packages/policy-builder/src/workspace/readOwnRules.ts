import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  EvidenceError,
  parseUnambiguous,
} from '@backstage-guardrails/policy-inputs';
import { BuilderError } from '../errors';
import { type OwnRules, ownRulesSchema } from './ownRulesSchema';

/** Name of the file that makes a folder one with own rules. @public */
export const OWN_RULES_FILE = 'guardrails.json';

/** Reads and checks `guardrails.json`. @throws {@link BuilderError} @internal */
export function readOwnRules(folder: string): OwnRules {
  const file = join(folder, OWN_RULES_FILE);
  if (!existsSync(file)) {
    throw new BuilderError(
      'rules-missing',
      `${folder} has no ${OWN_RULES_FILE}. Name a folder that has one, or create a first rule: guardrails rule new acme/my-rule`,
    );
  }
  let document: unknown;
  try {
    document = parseUnambiguous(readFileSync(file, 'utf8'));
  } catch (cause) {
    throw new BuilderError(
      'rules-malformed',
      cause instanceof EvidenceError
        ? `${file}: ${cause.message}`
        : `${file} is not JSON.`,
      { cause },
    );
  }
  const parsed = ownRulesSchema.safeParse(document);
  if (!parsed.success) {
    const [{ path, message }] = parsed.error.issues;
    throw new BuilderError(
      'rules-malformed',
      `${file} is wrong at ${path.join('.') || 'its root'}: ${message}`,
    );
  }
  return parsed.data;
}
