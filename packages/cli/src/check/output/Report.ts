import type { Finding } from '@backstage-guardrails/policy-model';
import type { Place } from '../../source';
import type { Failure, Judged } from '../Judged';

/** A finding, and what other tools need to keep track of it. @internal */
export type Reported = {
  finding: Finding;
  /** The same for the same violation in every run, also when its value or its line changes. */
  fingerprint: string;
  /** Where it is written, as far as that is known. */
  place?: Place;
};

/** One file of a check. @internal */
export type ReportedFile =
  | { status: 'judged'; judged: Judged; findings: readonly Reported[] }
  | { status: 'failed'; failure: Failure };

/** What every output of a check is written from. @internal */
export type Report = {
  /** Of the command line. */
  version: string;
  /** Whether rules that lack facts which only a server has fail the check. */
  requireFacts: boolean;
  files: readonly ReportedFile[];
};
