import { readFileSync } from 'node:fs';
import {
  EvidenceError,
  parseUnambiguous,
} from '@backstage-guardrails/policy-inputs';
import type { Json } from '@backstage-guardrails/policy-model';

/** The value of a file, or why it is not JSON that every program reads alike. @internal */
export function readJson(file: string): { value: Json } | { fault: string } {
  try {
    const text = readFileSync(file, 'utf8');
    parseUnambiguous(text);
    return { value: JSON.parse(text) };
  } catch (error) {
    const { message } = error as Error;
    return {
      fault:
        error instanceof EvidenceError ? message : `is not JSON: ${message}`,
    };
  }
}
