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

/**
 * What is missing or cannot be read is told from what contradicts: the first can be brought again, the second is an
 * alarm.
 */
const unreadable: ReadonlySet<LedgerErrorCode> = new Set([
  'consistency-missing',
  'epoch-differs',
  'key-malformed',
  'receipt-malformed',
  'envelope-malformed',
  'note-malformed',
  'note-too-large',
  'checkpoint-malformed',
]);

/** @internal */
export function statusOf(code: LedgerErrorCode): 'refused' | 'undecided' {
  return unreadable.has(code) ? 'undecided' : 'refused';
}

/** @internal */
export function failedStep(step: StepName, error: unknown): VerificationStep {
  const { code, message } =
    error instanceof LedgerError
      ? error
      : { code: 'receipt-malformed' as const, message: 'Not a receipt.' };
  return { step, status: statusOf(code), code, message };
}
