import { readFileSync } from 'node:fs';
import type { Json } from '@backstage-guardrails/policy-model';

/** The value of a file, or why it is not JSON. @internal */
export function readJson(file: string): { value: Json } | { fault: string } {
  try {
    return { value: JSON.parse(readFileSync(file, 'utf8')) };
  } catch (error) {
    return { fault: `is not JSON: ${(error as Error).message}` };
  }
}
