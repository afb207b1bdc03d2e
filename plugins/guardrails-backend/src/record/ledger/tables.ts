/** PostgreSQL answers large integers as text. @internal */
export type Large = number | string;

/** @internal */
export type HeadRow = {
  epoch: number;
  name: string;
  size: Large;
  range: Buffer;
  root: Buffer;
  last_at: string;
  began_at: string;
  closed_at: string | null;
  seal: string | null;
};

/** @internal */
export type CheckpointRow = {
  epoch: number;
  size: Large;
  range: Buffer;
  note: string;
  signed_at: string;
};

/** @internal */
export type AnchorRow = {
  id: string;
  kind: string;
  epoch: number | null;
  size: Large | null;
  anchored_at: string | null;
  failed_at: string | null;
  failure: string | null;
};

/** @internal */
export type CheckRow = {
  epoch: number;
  position: Large;
  verified: Large;
  at: string;
  failure: string | null;
};
