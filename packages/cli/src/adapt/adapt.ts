import { evaluate, sha256 } from '@backstage-guardrails/policy-decision';
import { createEngine } from '@backstage-guardrails/policy-engine';
import type { FormatId } from '@backstage-guardrails/policy-inputs';
import type { Command } from '../arguments';
import { readEvidence } from '../evidence';
import type { Host } from '../host';
import { prettyJson } from '../json';
import {
  loadPolicyBundle,
  loadPolicyParameters,
  localQuestion,
} from '../policy';

/** Prints the input exactly as `check` judges it, secrets kept back. @internal */
export async function adapt(
  command: Extract<Command, { name: 'adapt' }>,
  host: Host,
): Promise<number> {
  const { path, options } = command;
  const { bytes, format } = await readEvidence(path, host);
  const bundle = await loadPolicyBundle([], host);
  const parameters = await loadPolicyParameters(undefined, bundle, host);
  const engine = createEngine({ hash: sha256 });
  engine.load(bundle);
  const { input } = await evaluate({
    engine,
    evidence: bytes,
    format: (format ?? options.format) as 'auto' | FormatId,
    bundle: bundle.digest,
    parameters,
    instant: host.now(),
    ...localQuestion(options),
  });
  for (const piece of prettyJson(input)) host.out(piece);
  return 0;
}
