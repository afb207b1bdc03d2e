import type { Quotas } from '../../base/limits';
import type {
  ApprovalParticipants,
  DecisionLog,
} from '../../decision/decisions';
import type { AccessControl } from '../../identity/access';
import type { People } from '../../identity/people';
import type { RecordStores } from '../../record';
import type { CommentStore } from './store/CommentStore';

/** What comments are made with. Each step takes of it what it uses. @internal */
export type CommentDeps = {
  access: AccessControl;
  approvals: ApprovalParticipants;
  log: DecisionLog;
  people: Pick<People, 'find'>;
  quotas: Pick<Quotas, 'take'>;
  /** Groups whose members read every decision. */
  readers: string[];
  store: CommentStore;
  /** Where what happened is recorded. */
  to: RecordStores;
};
