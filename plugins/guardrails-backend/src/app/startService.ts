import type { Services } from '../base';
import { readGuardrailsConfig } from '../base/config';
import { connect } from '../base/database';
import { loadPolicy } from '../decision/bundles';
import { endBareActions } from '../decision/guarded';
import { loadModules } from '../decision/modules';
import { createFeatures } from './createFeatures';
import { createRouter } from './createRouter';
import { deprecationsIn } from './deprecationsIn';
import { namedGroups } from './namedGroups';
import { watchGroups } from './watchGroups';

/** Everything that can be wrong in configuration stops the start here. @internal */
export async function startService(services: Services): Promise<void> {
  const { logger, httpRouter, scheduler } = services;
  const config = readGuardrailsConfig(services.config);
  deprecationsIn(config).forEach(message => logger.warn(message));
  const [policy, modules, knex] = await Promise.all([
    loadPolicy(config.policy),
    loadModules(config.modules),
    connect(services.database),
  ]);
  const { tasks, ...features } = await createFeatures({
    services,
    config,
    knex,
    policy,
    modules,
  });
  httpRouter.use(await createRouter({ services, config, ...features }));
  endBareActions({ services, config });
  const groups = namedGroups({ config, policy });
  for (const task of [...tasks, watchGroups({ ...services, groups })]) {
    await scheduler.scheduleTask(task);
  }
}
