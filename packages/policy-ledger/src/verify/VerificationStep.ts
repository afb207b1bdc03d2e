import { LedgerError, type LedgerErrorCode } from '../errors';

/** @public */
export type StepName =
  | 'receipt'
  | 'envelope'
  | 'checkpoint'
  | 'inclusion'
  | 'payload'
  | 'held-checkpoint';

/**
 * One step of a verification: what it proved, why it did not, what stays open because nothing was given to prove it
 * with, or that it was not reached.
 * @public
 */
export type VerificationStep = { step: StepName; message: string } & (
  | { status: 'proved' }
  | { status: 'open' }
  | { status: 'refused'; code: LedgerErrorCode }
  | { status: 'undecided'; code: LedgerErrorCode }
  | { status: 'skipped' }
);

/** What is missing is told from what contradicts: the first can be brought, the second is an alarm. */
const missing: ReadonlySet<LedgerErrorCode> = new Set([
  'consistency-missing',
  'epoch-differs',
  'key-malformed',
]);

/** @internal */
export function failedStep(step: StepName, error: unknown): VerificationStep {
  const { code, message } =
    error instanceof LedgerError
      ? error
      : { code: 'receipt-malformed' as const, message: 'Not a receipt.' };
  const status = missing.has(code) ? 'undecided' : 'refused';
  return { step, status, code, message };
}
