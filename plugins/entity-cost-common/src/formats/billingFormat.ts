import type { FocusColumnId } from '../focus';

/** An amount that is made of other amounts. A column without a value counts as 0. @public */
export type AmountSource =
  | {
      /** Each is the first of its columns that has a value. */
      plus: ReadonlyArray<readonly string[]>;
      minus?: ReadonlyArray<readonly string[]>;
      /** The amount is 0 where this column has a value. */
      zeroIf?: string;
    }
  | { zero: true };

/** Where a column of FOCUS is in another format. @public */
export type ColumnSource =
  /** The first of these columns that has a value. */
  | { from: readonly string[] }
  /** The unit of the first of these columns that has a value: `Hours` of blocks of `100 Hours`. */
  | { from: readonly string[]; unitOf: 'blocks' }
  /** The same value in every row. */
  | { constant: string }
  /** A value for each value of a column, one for all other values, and one where there is none. */
  | {
      from: readonly string[];
      values: Readonly<Record<string, string>>;
      otherwise: string | null;
      missing: string | null;
    }
  /** An amount for each value of a column. */
  | {
      by: string;
      amounts: Readonly<Record<string, AmountSource>>;
      otherwise: AmountSource;
    };

/** Where tags are. @public */
export type TagSource = {
  /** Columns that hold an object of JSON; Azure leaves its braces out. */
  columns?: readonly string[];
  /** What the tags of such an object are called, before their names. */
  objectPrefix?: string;
  /** What the names of columns start with that each hold one tag. */
  prefixes?: readonly string[];
  /** Columns that each hold one tag, with its name. */
  named?: Readonly<Record<string, string>>;
  /** What the names of tags start with that people set; it is left out. */
  userPrefixes?: readonly string[];
};

/** A format of billing data and how it becomes FOCUS: data, so that a reader and a database query use the same. @public */
export type BillingFormat = {
  id: string;
  name: string;
  /** Where the meaning of its columns is documented. */
  sources: readonly string[];
  /** Columns by which the format is recognised: at least one of each group. */
  recognisedBy: ReadonlyArray<readonly string[]>;
  /** Whether dates with slashes have the month first. */
  monthFirst: boolean;
  columns: Partial<Record<FocusColumnId, ColumnSource>>;
  tags: TagSource;
  /** The provider's own grouping of costs, such as AWS cost categories. */
  costCategories: TagSource;
};
