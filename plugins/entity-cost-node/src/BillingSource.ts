import type { Readable } from 'node:stream';

/** A file that a source has. @public */
export type BillingFile = {
  /** Tells the files of a source apart: a path, a key, an address. It is shown, so it has no credentials. */
  name: string;
  /**
   * Changes when the content of the file does: an entity tag, or time and size. If it changes and the content does not,
   * the file is read and recognised by its digest.
   */
  version: string;
  /** Where the file is on this machine, if it is. It is then not copied. */
  path?: string;
  /** Opens the file. What it throws is a failed load; see {@link BillingSourceError}. */
  open: (options: { signal: AbortSignal }) => Promise<Readable>;
};

/**
 * Where billing data comes from. Each month is loaded from all files that have rows of it, so a file has whole days, and
 * all files of a month stay in the source until the month is over.
 * @public
 */
export interface BillingSource {
  /** Letters, digits and dashes, at most 63. */
  readonly id: string;
  /** What kind of source it is, such as `s3`. */
  readonly kind: string;
  /** Shown to people. */
  readonly title: string;
  /** How its files are read; recognised by their columns if left out. */
  readonly reading?: BillingReading;
  /** The files that the source has now. */
  list(options: { signal: AbortSignal }): Promise<BillingFile[]>;
}

/** What a source says about its files that is not in them. @public */
export type BillingReading = {
  /** `opencost` for answers of the allocation API of OpenCost; otherwise the id of a billing format. */
  format?: string;
  /** Values that are the same in every row, by column of FOCUS. OpenCost has US dollars without `BillingCurrency`. */
  constants?: Readonly<Record<string, string>>;
  /** Columns of FOCUS that have another name in the files. */
  columnsFrom?: Readonly<Record<string, string>>;
  /** Whether dates with slashes have the month first; otherwise the format says it. */
  monthFirst?: boolean;
  /** Whether numbers have a comma where others have a point; otherwise it is found out. */
  decimalComma?: boolean;
  /**
   * Whether a file may have some days of a month only. Days that it has not are then kept from the load before, where
   * otherwise the month would lose them.
   */
  keepDays?: boolean;
};

/** Why a source cannot be read. @public */
export type BillingSourceErrorCode =
  | 'source-unreachable'
  | 'source-refused'
  | 'source-moved'
  /** It changes just now, so what was listed is no longer what there is. */
  | 'source-changed'
  | 'source-empty';

/** An error of a source that people are told about. The message has no credentials and no answers of servers. @public */
export class BillingSourceError extends Error {
  readonly code: BillingSourceErrorCode;

  constructor(options: { code: BillingSourceErrorCode; message: string }) {
    super(options.message);
    this.name = 'BillingSourceError';
    this.code = options.code;
  }
}
