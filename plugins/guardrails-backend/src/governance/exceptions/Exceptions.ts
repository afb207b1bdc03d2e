import {
  exceptionReadPermission,
  exceptionRequestPermission,
  exceptionRevokePermission,
  type ExceptionDebt,
  type ExceptionDetail,
  type ExceptionFilter,
  type ExceptionRequest,
  type ExceptionSummary,
  type Page,
  type TimelineEvent,
} from '@backstage-guardrails/plugin-guardrails-common';
import { z } from 'zod';
import type { Caller } from '../../identity/actors';
import { databaseTime } from '../../base/database';
import { normalRef } from '../../base/refs';
import { debtOf } from './store/debtOf';
import { revokeException } from './commands/revokeException';
import type { ExceptionDeps } from './ExceptionDeps';
import { notFound } from './model/notFound';
import { detailOf } from './model/detailOf';
import { eventsOfDecision } from './store/eventsOfDecision';
import { listExceptions } from './store/listExceptions';
import { selectExceptions, whereVisible } from './store/selectExceptions';
import { requestException } from './commands/requestException';
import type { ControlRow } from './model/rows';
import type { ExceptionWithApproval, Present } from './model/stateOf';

/** So many uses are shown of one exception; the number of all is in its row. */
const SHOWN_USES = 200;

/**
 * Waivers as living contracts: asked for on a finding, granted by others, counted, checked, and over by
 * themselves.
 * @internal
 */
export class Exceptions {
  readonly #deps: ExceptionDeps;

  constructor(deps: ExceptionDeps) {
    this.#deps = deps;
  }

  /** @throws GuardrailsError */
  async request(
    caller: Caller,
    request: ExceptionRequest,
  ): Promise<ExceptionDetail> {
    const { access } = this.#deps;
    await access.require(exceptionRequestPermission, caller.credentials);
    return this.#detail(await requestException(this.#deps, caller, request));
  }

  /** @throws GuardrailsError */
  async list(
    caller: Caller,
    options: { filter: ExceptionFilter; limit: number; cursor?: string },
  ): Promise<Page<ExceptionSummary>> {
    const { access, knex } = this.#deps;
    await access.require(exceptionReadPermission, caller.credentials);
    const { entity, owner } = options.filter;
    const filter = {
      ...options.filter,
      ...(entity !== undefined && { entity: normalRef(entity) }),
      ...(owner !== undefined && { owner: normalRef(owner) }),
    };
    return listExceptions(knex, {
      ...options,
      filter,
      caller,
      targets: await this.#owned(caller, filter.entity),
      present: await this.#present(),
    });
  }

  /** @throws GuardrailsError */
  async get(caller: Caller, id: string): Promise<ExceptionDetail> {
    const { access } = this.#deps;
    await access.require(exceptionReadPermission, caller.credentials);
    return this.#detail((await this.#visible(caller, id)).id);
  }

  /** @throws GuardrailsError */
  async revoke(
    caller: Caller,
    id: string,
    { reason }: { reason: string },
  ): Promise<ExceptionDetail> {
    const { access, people } = this.#deps;
    await access.require(exceptionRevokePermission, caller.credentials);
    await people.human(caller);
    const row = await this.#visible(caller, id);
    await revokeException(this.#deps, caller, { row, reason });
    return this.#detail(id);
  }

  /** @throws GuardrailsError */
  async debt(caller: Caller): Promise<ExceptionDebt> {
    const { access, knex } = this.#deps;
    await access.require(exceptionReadPermission, caller.credentials);
    return debtOf(knex, { caller, present: await this.#present() });
  }

  /** For the timeline of a decision that the caller was found to be allowed to read. */
  ofDecision(decision: string): Promise<TimelineEvent[]> {
    return eventsOfDecision(this.#deps.knex, decision);
  }

  async #present(): Promise<Present> {
    const { knex, policy } = this.#deps;
    return {
      now: await databaseTime(knex),
      revisions: policy.bundle.rules.map(({ digest }) => digest),
    };
  }

  async #owned(caller: Caller, ref: string | undefined): Promise<string[]> {
    if (ref === undefined) return [];
    const { entity } = await this.#deps.catalog.target(ref);
    return caller.ownership.includes(entity?.owner ?? '') ? [ref] : [];
  }

  /** What the caller has no part in is answered as what does not exist. */
  async #visible(caller: Caller, id: string): Promise<ExceptionWithApproval> {
    if (!z.uuid().safeParse(id).success) throw notFound(id);
    const { knex } = this.#deps;
    const known = await knex('exceptions').where({ id }).first('target_ref');
    if (!known) throw notFound(id);
    const query = selectExceptions(knex).where('exceptions.id', id);
    const targets = await this.#owned(caller, known.target_ref);
    whereVisible(query, { knex, caller, targets });
    const [row] = await query;
    if (!row) throw notFound(id);
    return row;
  }

  async #detail(id: string): Promise<ExceptionDetail> {
    const { knex } = this.#deps;
    const [[row], controls, uses, present] = await Promise.all([
      selectExceptions(knex).where('exceptions.id', id),
      knex<ControlRow>('exception_controls')
        .where({ exception_id: id })
        .orderBy('since'),
      knex('exception_uses')
        .where({ exception_id: id })
        .orderBy('used_at', 'desc')
        .limit(SHOWN_USES),
      this.#present(),
    ]);
    return detailOf({ row, controls, uses, present });
  }
}
