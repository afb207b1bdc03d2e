import type { Verdict } from '@backstage-guardrails/policy-model';

/** What came of one input of many. One without an answer was not evaluated, and is never to be read as a pass. @public */
export type ManyResult =
  | ({
      ok: true;
      /**
       * Whether there are more findings than these. Those that are established come first, the worst of them at the
       * beginning, then the others in the same order.
       */
      more: boolean;
    } & Pick<Verdict, 'findings' | 'passed' | 'skipped'>)
  | { ok: false; error: string };
