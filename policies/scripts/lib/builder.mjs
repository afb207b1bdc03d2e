import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const require = createRequire(import.meta.url);

/** What builds every bundle; TypeScript is loaded by the hook of the package scripts. */
export const builder = require('@backstage-guardrails/policy-builder');

/** What reads the evidence that rules look at. */
export const inputs = require('@backstage-guardrails/policy-inputs');

/** Folder of this package. */
export const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');

/** The rules of this package, and the `opa` of the machine: nothing is fetched here, see scripts/fetch-opa.mjs. */
export async function openWorkspace() {
  try {
    return {
      workspace: builder.policiesWorkspace(root),
      opa: await builder.findOpa({
        program: process.env.OPA,
        fetch: false,
        cache: join(root, 'node_modules', '.cache'),
        say() {},
      }),
    };
  } catch (error) {
    return fail(error.message);
  }
}

/** Says why, and ends the process with 1. */
export function fail(message) {
  process.stderr.write(`${message}\n`);
  process.exit(1);
}
