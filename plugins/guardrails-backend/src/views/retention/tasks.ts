import type { LoggerService } from '@backstage/backend-plugin-api';
import type { Knex } from 'knex';
import type { Announcer, Deliveries } from '../../announce';
import type { Task } from '../../base';
import type { LoadedPolicy, PolicyArchive } from '../../decision/bundles';
import type { GuardrailsConfig } from '../../base/config';
import type { EvidenceStore } from '../../decision/evidence';
import type { GrantStore } from '../../governance/grants';
import type { Ledger } from '../../record/ledger';
import type { Quotas } from '../../base/limits';
import type { WhatIfStore } from '../whatIf/store/WhatIfStore';
import { removeOld } from './removeOld';

/** Removes what is past its retention, and ends what is past its time. @internal */
export function retentionTasks(options: {
  logger: LoggerService;
  knex: Knex;
  config: GuardrailsConfig;
  evidence: EvidenceStore;
  quotas: Pick<Quotas, 'sweep'>;
  grants: GrantStore;
  announcer: Announcer;
  deliveries: Deliveries;
  policy: LoadedPolicy;
  archive: PolicyArchive;
  ledger: Ledger;
  whatIfs: Pick<WhatIfStore, 'removeOld'>;
}): Task[] {
  const { logger, knex, config, evidence, grants } = options;
  return [
    {
      id: 'guardrails-keep-policy',
      // Each replica says what is in force in it: during a roll-out they differ.
      scope: 'local',
      frequency: { hours: 1 },
      timeout: { minutes: 1 },
      fn: () => options.archive.keep(options.policy),
    },
    {
      id: 'guardrails-give-up-outcomes',
      frequency: { minutes: 5 },
      timeout: { minutes: 5 },
      initialDelay: { seconds: 30 },
      fn: async () => {
        for (const grant of await grants.giveUp(config.grants.outcomeWithin)) {
          options.announcer.happened({
            kind: 'ended',
            decision: grant.decision_id,
            grant: grant.id,
            status: 'unknown',
          });
        }
      },
    },
    {
      id: 'guardrails-retention',
      frequency: { minutes: 10 },
      timeout: { minutes: 10 },
      initialDelay: { minutes: 1 },
      fn: async () => {
        const expired = await evidence.sweep();
        await options.quotas.sweep();
        const { inputs, decisions } = await removeOld(
          knex,
          options.ledger,
          config.retention,
        );
        const announcements = await options.deliveries.removeOld(
          config.retention.decisions,
        );
        await options.archive.removeOld(config.retention);
        const whatIfs = await options.whatIfs.removeOld();
        logger.info('Removed what is past its retention', {
          evidence: expired,
          inputs,
          decisions,
          announcements,
          whatIfs,
        });
      },
    },
  ];
}
