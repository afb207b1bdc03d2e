import type { Human } from '../../../identity/people/Human';
import type { ApprovalRelations } from './relations';
import type { ApprovalRecord, RequestedApproverRow, ConsentRow } from './rows';

/** All that is known about one request at one moment, people as the catalog has them now. @internal */
export type ApprovalContext = {
  record: ApprovalRecord;
  relations: ApprovalRelations;
  now: string;
  asked: RequestedApproverRow[];
  escalated: number[];
  /** Consents that approve and were not withdrawn. */
  approvals: ConsentRow[];
  /** The people who gave them, and those they stood in for. */
  humans: ReadonlyMap<string, Human>;
  involved: ReadonlySet<string>;
  /** People who handed their part over, with who has it now. */
  handedOver: ReadonlyMap<string, string>;
  identities: ReadonlyMap<string, string>;
  requester?: Human;
};
