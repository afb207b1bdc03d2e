import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { evaluate, sha256 } from '@backstage-guardrails/policy-decision';
import { createEngine } from '@backstage-guardrails/policy-engine';
import {
  EvidenceError,
  parseUnambiguous,
} from '@backstage-guardrails/policy-inputs';
import { CliError } from '../errors';
import type { Host } from '../host';
import type { CompiledRules } from '../ownRules';
import { localQuestion } from '../policy';
import { type Case, caseSchema } from './caseSchema';

/** Judges the plan of a case by the own rules; answers what differs from what the case says. @internal */
export async function runCase(options: {
  /** Path of the case from the folder of the rules. */
  path: string;
  folder: string;
  compiled: CompiledRules;
  host: Host;
}): Promise<string[]> {
  const { path, folder, compiled, host } = options;
  const { bundle, parameters } = compiled;
  const expected = await readCase(folder, path);
  const engine = createEngine({ hash: sha256 });
  engine.load(bundle);
  const { verdict } = await evaluate({
    engine,
    evidence: await read(folder, expected.plan, path),
    format: 'auto',
    bundle: bundle.digest,
    parameters,
    instant: host.now(),
    ...localQuestion({
      format: 'auto',
      environmentClass: expected.environmentClass,
      bundles: [],
    }),
  });
  const line = (finding: { rule: string; resource: string }) =>
    `${finding.rule} on ${finding.resource || 'the whole plan'}`;
  const found = verdict.findings.map(line);
  const wanted = expected.findings.map(line);
  return [
    ...wanted.filter(each => !found.includes(each)).map(each => `no ${each}`),
    ...found
      .filter(each => !wanted.includes(each))
      .map(each => `unexpected ${each}`),
    ...(verdict.outcome === expected.outcome
      ? []
      : [`outcome ${verdict.outcome}, expected ${expected.outcome}`]),
  ];
}

async function readCase(folder: string, path: string): Promise<Case> {
  const text = (await read(folder, path, path)).toString('utf8');
  let document: unknown;
  try {
    document = parseUnambiguous(text);
  } catch (cause) {
    throw new CliError({
      code: 'case-invalid',
      message:
        cause instanceof EvidenceError
          ? `${path}: ${cause.message}`
          : `${path} is not JSON.`,
      cause,
    });
  }
  const parsed = caseSchema.safeParse(document);
  if (parsed.success) return parsed.data;
  const [{ path: place, message }] = parsed.error.issues;
  throw new CliError({
    code: 'case-invalid',
    message: `${path} is wrong at ${place.join('.') || 'its root'}: ${message}`,
  });
}

async function read(folder: string, path: string, from: string) {
  try {
    return await readFile(join(folder, path));
  } catch (cause) {
    throw new CliError({
      code: 'case-invalid',
      message: `${from}: ${path} cannot be read.`,
      cause,
    });
  }
}
