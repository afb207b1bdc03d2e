import {
  createEngine,
  type LoadedParameters,
  serveJobs,
} from '@backstage-guardrails/policy-engine';
import type { Digest, Facts } from '@backstage-guardrails/policy-model';
import { sha256 } from '../hash';
import { type EvaluateJob, evaluateJob } from './evaluateJob';
import { type EvaluateManyJob, evaluateManyJob } from './evaluateManyJob';

const engine = createEngine({ hash: sha256 });
const known = new Map<Digest, LoadedParameters>();

serveJobs<EvaluateJob | EvaluateManyJob>(async (job, ask) => {
  if ('inputs' in job) return evaluateManyJob({ engine, known, job });
  return evaluateJob({
    engine,
    known,
    job,
    // The pool answers a question about references with facts and with nothing else.
    ask: references => ask(references) as Promise<Facts>,
  });
});
