/** One entry as a list shows it. @public */
export type LedgerEntrySummary = {
  epoch: number;
  index: number;
  kind: string;
  at: string;
  subjects: Record<string, string>;
  /** Digest of the leaf in hexadecimal. */
  leaf: string;
  /** Whether payload and salt are still there. */
  payload: 'kept' | 'erased';
};

/** @public */
export type LedgerFilter = {
  kind?: string[];
  /** Id of a decision, approval, exception, grant or lease. */
  subject?: string;
  since?: string;
  until?: string;
};

/** What outside holds of the log. @public */
export type AnchorStatus = {
  id: string;
  kind: string;
  /** Size of the tree it holds, and since when. */
  size?: number;
  anchoredAt?: string;
  /** Why the last attempt failed. */
  failure?: { at: string; message: string };
};

/** @public */
export type LedgerStatus = {
  epoch: number;
  size: number;
  origin: string;
  /** Newest signed checkpoint (C2SP signed note). */
  checkpoint?: string;
  /** Public keys in note form (`<name>+<id>+<key>`), the current one first. */
  publicKeys: string[];
  anchors: AnchorStatus[];
  /** Last time the service verified its own log. */
  selfCheck?: { at: string; ok: boolean; checked: number; detail?: string };
};
