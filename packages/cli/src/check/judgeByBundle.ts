import {
  evaluate,
  sha256,
  withoutServer,
} from '@backstage-guardrails/policy-decision';
import { createEngine } from '@backstage-guardrails/policy-engine';
import type { FormatId } from '@backstage-guardrails/policy-inputs';
import type { LocalOptions } from '../arguments';
import type { Host } from '../host';
import {
  loadPolicyBundle,
  loadPolicyParameters,
  localQuestion,
} from '../policy';
import { changedResources } from './changedResources';
import type { JudgeFile } from './Judged';

/** Judges in this process and thread: it does one thing and ends, so workers would only cost memory. @internal */
export async function judgeByBundle(
  options: LocalOptions,
  host: Host,
): Promise<JudgeFile> {
  const bundle = await loadPolicyBundle(options.bundles, host);
  const parameters = await loadPolicyParameters(
    options.parameters,
    bundle,
    host,
  );
  const engine = createEngine({ hash: sha256 });
  engine.load(bundle);
  const question = localQuestion(options);
  const { target, environment, environmentClass } = options;
  const place = environment
    ? `${environment} (${environmentClass})`
    : environmentClass;
  return async ({ file, bytes, format }) => {
    const judgement = await evaluate({
      engine,
      evidence: bytes,
      // An id that is not a format is refused by the line, with the list of those that are.
      format: (format ?? options.format) as 'auto' | FormatId,
      bundle: bundle.digest,
      parameters,
      instant: host.now(),
      facts: withoutServer,
      ...question,
    });
    return {
      file,
      verdict: judgement.verdict,
      evidence: judgement.source,
      attested: false,
      subject: target ? `${place} · ${target}` : place,
      changedResources: changedResources(judgement.changes),
    };
  };
}
