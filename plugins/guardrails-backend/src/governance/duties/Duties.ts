import {
  GuardrailsError,
  type DutyReport,
} from '@backstage-guardrails/plugin-guardrails-common';
import type { AccessProvider } from '@backstage-guardrails/plugin-guardrails-node';
import type { Caller } from '../../identity/actors';
import type { Policy } from '../../decision/bundles';
import type { GuardrailsConfig } from '../../base/config';
import { normalRef } from '../../base/refs';
import type { CatalogFacts } from '../../decision/facts';
import type { People } from '../../identity/people';
import { createDutyReport } from './createDutyReport';

/** Answers who could act alone, to those whom it concerns. @internal */
export class Duties {
  readonly #options: {
    people: People;
    catalog: CatalogFacts;
    policy: Policy;
    config: Pick<GuardrailsConfig, 'access' | 'duties'>;
    providers: AccessProvider[];
  };

  constructor(options: {
    people: People;
    catalog: CatalogFacts;
    policy: Policy;
    config: Pick<GuardrailsConfig, 'access' | 'duties'>;
    providers: AccessProvider[];
  }) {
    this.#options = options;
  }

  /**
   * Names of people and their ways are for the entity's owner and for those who read for all teams.
   * @throws GuardrailsError `not-found`
   */
  async report(caller: Caller, ref: string): Promise<DutyReport> {
    const { people, catalog, policy, config, providers } = this.#options;
    const entity = normalRef(ref);
    const { entity: known } = await catalog.target(entity);
    const owns =
      known?.owner !== undefined && caller.ownership.includes(known.owner);
    if (!known || !(owns || caller.reader)) {
      throw new GuardrailsError({
        code: 'not-found',
        message: `${entity} not found, or you don't have access.`,
      });
    }
    return createDutyReport({
      entity,
      owner: known.owner,
      operators: config.access.operators,
      rules: policy.bundle.rules,
      production: policy.parameters.value.production,
      conflicts: config.duties.conflicts,
      people,
      providers,
    });
  }
}
