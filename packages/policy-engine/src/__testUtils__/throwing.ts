import type { Input } from '@backstage-guardrails/policy-model';
import type { Bundle } from '../bundle';
import { createEngine } from '../engine';
import type { Evaluation } from '../evaluate';
import type { LoadedParameters } from '../parameters';
import { serveJobs } from '../pool';
import { sha256 } from './sha256';

export type ThrowingJob = {
  bundle: Bundle;
  parameters: LoadedParameters;
  good: Input;
  bad: Input;
  times: number;
};

export type ThrowingResult = {
  /** What evaluating the bad input ended with, each code once. */
  codes: unknown[];
  /** Of the good input, after every hundredth bad one. */
  answers: Evaluation[];
};

/** Evaluates an input that fails again and again, with one that does not in between. */
serveJobs<ThrowingJob>(async ({ bundle, parameters, good, bad, times }) => {
  const engine = createEngine({ hash: sha256 });
  engine.load(bundle);
  const evaluate = (input: Input) =>
    engine.evaluate({ bundle: bundle.digest, parameters, input });
  const codes = new Set<unknown>();
  const answers: Evaluation[] = [];
  for (let i = 0; i < times; i++) {
    try {
      codes.add(evaluate(bad));
    } catch (error) {
      codes.add((error as { code?: unknown }).code);
    }
    if (i % 100 === 0) answers.push(evaluate(good));
  }
  answers.push(evaluate(good));
  const value: ThrowingResult = { codes: [...codes], answers };
  return { value };
});
