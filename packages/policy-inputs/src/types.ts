import type {
  AccessSubject,
  Action,
  Hash,
  Skipped,
  Source,
  InfrastructureSubject,
  OperationSubject,
} from '@backstage-guardrails/policy-model';

/** Ids of the formats that evidence can have. @public */
export type FormatId =
  | 'terraform-plan'
  | 'terraform-configuration'
  | 'terraform-state'
  | 'module-values'
  | 'operation'
  | 'access';

/** Evidence made into the parts of an input that come from evidence alone. @public */
export type Adapted = {
  subject: InfrastructureSubject | OperationSubject | AccessSubject;
  action: Action;
  source: Source;
  skipped: Skipped[];
  /** Keyed hash over the sensitive values that were kept back; absent without a key or without such values. */
  sealed?: string;
};

/** Hash with a key of the installation, so that nobody can guess a kept-back value from it. @public */
export type KeyedHash = (data: string) => string;

/**
 * Turns one HCL file into its JSON form, without evaluating anything; throws where it is not HCL.
 * `loadHclParser` makes one.
 * @public
 */
export type ParseHcl = (file: { name: string; text: string }) => unknown;

/** What a format's adapter gets: the strictly read document, never bytes. @public */
export type FormatContext = {
  document: Record<string, unknown>;
  digest: Source['digest'];
  keyedHash?: KeyedHash;
  parseHcl?: ParseHcl;
};

/** One format of evidence. @public */
export type Format = {
  id: FormatId;
  title: string;
  /**
   * Whether the document is of this format. Absent where a format is never guessed, because guessing it
   * would let a plan be dressed up as something that fewer rules look at.
   */
  detect?: (document: Record<string, unknown>) => boolean;
  /**
   * Set where a tool writes numbers of any length: what a double cannot hold is an unknown value with the number as
   * text, which every rule on plans has to expect anyway. Elsewhere such a number is refused.
   */
  anyNumber?: true;
  adapt: (context: FormatContext) => Adapted;
};

/** @public */
export type AdaptOptions = {
  format: 'auto' | FormatId;
  hash: Hash;
  keyedHash?: KeyedHash;
  /** Needed by `terraform-configuration` alone. */
  parseHcl?: ParseHcl;
  /** Larger evidence is refused; 128 MiB unless told. */
  maxBytes?: number;
};
