import type { LoggerService } from '@backstage/backend-plugin-api';
import type { Instruments } from '../../announce';
import type { LoadedPolicy } from '../../decision/bundles';
import type { DecisionLog } from '../../decision/decisions';
import type { EvidenceStore } from '../../decision/evidence';
import type { AccessControl } from '../../identity/access';
import type { ErasedInputs, SnapshotReader } from '../replay';
import type { RunningWhatIfs } from './RunningWhatIfs';
import type { RecordedDecisions } from './store/RecordedDecisions';
import type { WhatIfStore } from './store/WhatIfStore';

/** @internal */
export type WhatIfDeps = {
  access: AccessControl;
  store: WhatIfStore;
  running: RunningWhatIfs;
  /** What is looked at. */
  recorded: {
    log: DecisionLog;
    snapshots: SnapshotReader;
    erased: ErasedInputs;
    decisions: RecordedDecisions;
  };
  /** What is sent, for a short time. */
  evidence: Pick<EvidenceStore, 'read'>;
  policy: Pick<LoadedPolicy, 'archive' | 'parameters'>;
  logger: Pick<LoggerService, 'info' | 'error'>;
  instruments: Pick<Instruments, 'workerEnded'>;
};
