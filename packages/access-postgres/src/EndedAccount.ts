import type { Note } from './note';

/** An account whose end is under way. @internal */
export type EndedAccount = {
  account: string;
  oid: string;
  /** What it was made for; none where it is not one of ours. */
  note: Note | undefined;
  /** Accounts of earlier versions could be lent roles that own things; what those own is not ours to change. */
  roleOwnedNothing: boolean;
  prefix: string;
  /** The role that gets what it leaves behind. */
  leftovers: string;
};
