import type { DriftConfig } from '../../base/config';
import type { DecisionLog, PolicyEvaluator } from '../../decision/decisions';
import type { EvidenceStore } from '../../decision/evidence';
import type { AccessControl } from '../../identity/access';
import type { RecordStores } from '../../record';
import type { DriftStore } from './store/DriftStore';

/** What checks of targets for drift work with. @internal */
export type DriftDeps = {
  access: Pick<AccessControl, 'require'>;
  config: DriftConfig;
  enforcementPoints: string[];
  evaluator: Pick<PolicyEvaluator, 'evaluate'>;
  evidence: Pick<EvidenceStore, 'read'>;
  log: Pick<DecisionLog, 'get' | 'input'>;
  store: DriftStore;
  /** Where what happened is recorded. */
  to: RecordStores;
};
