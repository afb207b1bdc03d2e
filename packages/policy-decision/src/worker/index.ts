import {
  createEngine,
  type LoadedParameters,
  serveJobs,
} from '@backstage-guardrails/policy-engine';
import type {
  Digest,
  Facts,
  Snapshot,
} from '@backstage-guardrails/policy-model';
import { sha256 } from '../hash';
import { type EvaluateJob, evaluateJob } from './evaluateJob';
import { type EvaluateManyJob, evaluateManyJob } from './evaluateManyJob';
import {
  type CompareJob,
  type LoadPolicyJob,
  WhatIfSession,
} from './whatIfJob';

const engine = createEngine({ hash: sha256 });
const known = new Map<Digest, LoadedParameters>();
const whatIf = new WhatIfSession();

serveJobs<EvaluateJob | EvaluateManyJob | LoadPolicyJob | CompareJob>(
  async (job, ask) => {
    if ('archive' in job) return whatIf.load(job);
    if ('recorded' in job) {
      return whatIf.compare(
        job,
        // That question is about a snapshot, and is answered with it.
        digest => ask(digest) as Promise<Snapshot | 'unreadable' | undefined>,
      );
    }
    if ('inputs' in job) return evaluateManyJob({ engine, known, job });
    return evaluateJob({
      engine,
      known,
      job,
      // The pool answers a question about references with facts and with nothing else.
      ask: references => ask(references) as Promise<Facts>,
    });
  },
);
