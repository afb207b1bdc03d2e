import {
  createEngine,
  type LoadedParameters,
  serveJobs,
} from '@backstage-guardrails/policy-engine';
import type { Digest, Facts } from '@backstage-guardrails/policy-model';
import { sha256 } from '../hash';
import { type JudgeJob, judgeJob } from './judgeJob';

const engine = createEngine({ hash: sha256 });
const known = new Map<Digest, LoadedParameters>();

serveJobs<JudgeJob>((job, ask) =>
  judgeJob({
    engine,
    known,
    job,
    // The pool answers a question about references with facts and with nothing else.
    ask: references => ask(references) as Promise<Facts>,
  }),
);
