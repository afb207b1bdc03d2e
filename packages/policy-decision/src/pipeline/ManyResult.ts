import type { Verdict } from '@backstage-guardrails/policy-model';

/** What came of one input of many. One without an answer was not evaluated, and is never to be read as a pass. @public */
export type ManyResult =
  | ({ ok: true } & Pick<Verdict, 'findings' | 'passed' | 'skipped'>)
  | { ok: false; error: string };
