import type { LoosenedRules } from '@backstage-guardrails/policy-engine';
import type { Instruments } from '../announce';
import type { Services } from '../base';
import type { GuardrailsConfig } from '../base/config';
import type { PolicyPipeline } from '../decision';
import type { BegunLedger } from '../record';
import type { InstallationKeys } from '../record/keys';
import { startLedger, type StartedLedger } from '../record/ledger';
import type { Outbox } from '../record/outbox';
import { forgeryReporter } from './forgeryReporter';
import { observeState } from './metrics';
import { recordStart } from './recordStart';
import { reportReadiness } from './reportReadiness';
import { reportStart } from './reportStart';

/** Signs, anchors and checks the log that has begun, shows how it is, and puts on it what is in force from now on. @internal */
export async function followLedger(deps: {
  services: Pick<
    Services,
    'anchors' | 'logger' | 'metrics' | 'rootHealth' | 'signer'
  >;
  config: GuardrailsConfig;
  begun: BegunLedger;
  keys: InstallationKeys;
  outbox: Outbox;
  pipeline: PolicyPipeline;
  loosened: LoosenedRules;
  instruments: Instruments;
}): Promise<StartedLedger> {
  const { services, config, begun, keys, pipeline, loosened } = deps;
  const { recorder, continuity } = begun;
  const { pipeline: line, policy } = pipeline;
  const { logger } = services;
  const started = await startLedger({
    ...services,
    ...begun,
    ...recorder,
    outbox: deps.outbox,
    config: config.ledger,
    signingKey: keys.signingKey,
    readers: config.access.readers,
  });
  const { alarm, anchors } = started;
  const { instruments } = deps;
  recorder.seals.onForged(forgeryReporter({ logger, instruments, alarm }));
  reportReadiness(services.rootHealth, () => continuity.broken?.message);
  observeState({
    ...services,
    knex: recorder.knex,
    epoch: config.ledger.epoch,
    drift: config.drift,
    anchors,
    ledgerIsBroken: () => continuity.broken !== undefined,
    workload: () => line.workload(),
  });
  await recordStart({ recorder, continuity, started, policy, loosened, keys });
  const anchored = anchors.length > 0;
  reportStart({ logger, config, policy, loosened, keys, anchored });
  return started;
}
