import type { Human } from '../../../identity/people';
import type { ApprovalRelations } from './relations';
import type { ApprovalRecord, AskedRow, ConsentRow } from './rows';

/** All that is known about one request at one moment, people as the catalog has them now. @internal */
export type ApprovalContext = {
  record: ApprovalRecord;
  relations: ApprovalRelations;
  now: string;
  asked: AskedRow[];
  escalated: number[];
  /** Consents that stand and say yes. */
  approvals: ConsentRow[];
  /** Whoever gave them, and whom they stood in for. */
  humans: ReadonlyMap<string, Human>;
  involved: ReadonlySet<string>;
  /** Whoever handed their part over, with whom it is. */
  away: ReadonlyMap<string, string>;
  identities: ReadonlyMap<string, string>;
  requester?: Human;
};
