/**
 * Why something of the ledger cannot be used or does not prove what it claims. Closed, so that hosts can map
 * every code to a status and a help text.
 * @public
 */
export type LedgerErrorCode =
  // tree
  | 'size-invalid'
  | 'index-invalid'
  | 'hash-invalid'
  | 'state-invalid'
  | 'tile-missing'
  | 'tile-truncated'
  | 'tile-differs'
  | 'tile-path-invalid'
  | 'proof-length'
  | 'proof-mismatch'
  // keys, notes, checkpoints
  | 'key-malformed'
  | 'note-malformed'
  | 'note-too-large'
  | 'key-unknown'
  | 'signature-forged'
  | 'checkpoint-malformed'
  | 'origin-differs'
  | 'epoch-differs'
  | 'root-differs'
  // entries and receipts
  | 'entry-malformed'
  | 'payload-incomplete'
  | 'payload-differs'
  | 'receipt-malformed'
  | 'size-differs'
  | 'envelope-malformed'
  | 'statement-differs'
  | 'consistency-missing'
  | 'consistency-differs'
  // the log as a whole
  | 'log-truncated'
  | 'checkpoint-missing'
  // what the log says
  | 'consent-missing';

/**
 * The one error of this package. Messages never hold a payload, because a payload may have to be erased.
 * @public
 */
export class LedgerError extends Error {
  readonly code: LedgerErrorCode;
  /** Index of the first entry that is known to be wrong, where it is known. */
  readonly index?: number;

  constructor(options: {
    code: LedgerErrorCode;
    message: string;
    index?: number;
    cause?: unknown;
  }) {
    super(options.message, { cause: options.cause });
    this.name = 'LedgerError';
    this.code = options.code;
    this.index = options.index;
  }
}
