import type { LoggerService } from '@backstage/backend-plugin-api';
import type {
  LedgerAnchor,
  LedgerSigner,
} from '@backstage-guardrails/plugin-guardrails-node';
import type { Knex } from 'knex';
import type { Outbox } from '../outbox';
import type { Task } from '../../base';
import type { LedgerConfig } from '../../base/config';
import type { Seals } from '../seals';
import { Anchoring, FileAnchor, GitAnchor, WitnessAnchor } from './anchors';
import { beginSeals, type SealsBegun } from './beforeSeals';
import { LedgerAlarm, SelfCheck, type Continuity } from './checking';
import { LedgerReader } from './reading';
import { requireAnchor } from './requireAnchor';
import { Checkpoints, HeldCheckpoints, loadKeys, type Break } from './signing';
import { ledgerTasks } from './tasks';

/** @internal */
export type StartedLedger = {
  reader: LedgerReader;
  alarm: LedgerAlarm;
  begun: SealsBegun;
  /** Ids of those that hold checkpoints. */
  anchors: string[];
  tasks: Task[];
};

/** Puts together who signs, anchors, verifies and reads the log that has begun. @internal */
export async function startLedger(options: {
  knex: Knex;
  /** Of the log, as it began. */
  name: string;
  config: LedgerConfig;
  anchors: LedgerAnchor[];
  signer?: LedgerSigner;
  /** PEM, or the path of a file with it; not needed where there is a signer. */
  signingKey?: string;
  seals: Seals;
  continuity: Continuity;
  outbox: Outbox;
  logger: LoggerService;
  /** Groups that hear of it where something is wrong. */
  readers: string[];
}): Promise<StartedLedger> {
  const { knex, name, config, seals, outbox, logger, readers } = options;
  const { epoch } = config;
  const anchors = [...configured(config.anchors), ...options.anchors];
  requireAnchor({ anchors, config });
  const keys = await loadKeys(knex, { ...options, ...config, name });
  const held = new HeldCheckpoints({ log: name, epoch, keys });
  const alarm = new LedgerAlarm({ knex, epoch, outbox, logger, readers });
  const { continuity } = options;
  const broken = async (found: Break) => {
    continuity.learn(found);
    // Of a replica that is late, while others go on, nothing is lost.
    if (found.kind !== 'ended') await alarm.broken(found);
  };
  const log = { knex, epoch, name, keys, held, broken, seals };
  const anchoring = new Anchoring({ ...log, anchors });
  const checkpoints = new Checkpoints({
    ...log,
    learn: () => anchoring.learn(),
  });
  const begun = await beginSeals({
    ...log,
    logger,
    contradiction: async () => (await checkpoints.verifyHead()).found?.message,
  });
  seals.begin(begun);
  const watch = async () => {
    const endLook = continuity.beginLook();
    const { found, state } = await checkpoints.verifyHead();
    continuity.learn(found);
    if (state) endLook(state.size);
    if (continuity.broken) await broken(continuity.broken);
  };
  // Before anything is asked: a database that was restored while nothing ran is noticed here.
  await watch();
  const selfCheck = new SelfCheck({
    ...log,
    checkpoints,
    alarm,
  });
  const reader = new LedgerReader({
    ...log,
    checkpoints,
    anchoring,
    selfCheck,
  });
  return {
    reader,
    alarm,
    begun,
    anchors: anchors.map(({ id }) => id),
    tasks: ledgerTasks({ watch, checkpoints, anchoring, selfCheck, alarm }),
  };
}

function configured(anchors: LedgerConfig['anchors']): LedgerAnchor[] {
  const { file, git, witness } = anchors;
  return [
    ...(file ? [new FileAnchor(file)] : []),
    ...(git ? [new GitAnchor(git)] : []),
    ...(witness ? [new WitnessAnchor(witness)] : []),
  ];
}
