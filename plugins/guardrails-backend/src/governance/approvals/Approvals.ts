import {
  approvalDecidePermission,
  approvalReadPermission,
  approvalRequestPermission,
  GuardrailsError,
  type ApprovalDetail,
  type ApprovalFilter,
  type ApprovalState,
  type ApprovalSummary,
  type ConsentRequest,
  type Page,
  type TimelineEvent,
} from '@backstage-guardrails/plugin-guardrails-common';
import type { Decision, Fingerprint } from '@backstage-guardrails/policy-model';
import type { Knex } from 'knex';
import { UNRESTRICTED } from '../../identity/access';
import type { Caller } from '../../identity/actors';
import { databaseTime } from '../../base/database';
import { notFound, requireRecorded } from '../../decision/decisions';
import { withDurableTransaction } from '../../record/ledger';
import { requireOwnSession, type Human } from '../../identity/people';
import { normalRef } from '../../base/refs';
import type { ApprovalDesk, NewApproval } from './ApprovalDesk';
import { endEarlierFingerprints } from './commands/endEarlierFingerprints';
import { candidatesOf } from './queries/candidatesOf';
import { handBack } from './commands/handBack';
import { handOver } from './commands/handOver';
import { canView } from './store/canView';
import { loadRelations } from './store/loadRelations';
import { loadApproval, noApproval } from './store/loadApproval';
import { openRequest } from './commands/openRequest';
import { plainText } from './model/plainText';
import { approvalEventsOf } from './model/approvalEventsOf';
import { inboxFilter } from './queries/inboxFilter';
import { detailOf } from './model/detailOf';
import { listRows } from './store/listRows';
import { toViews } from './queries/toViews';
import { summaryOf } from './model/summaryOf';
import { redeem } from './commands/redeem';
import { changeApproval } from './commands/changeApproval';
import { prepare } from './commands/prepare';
import type { ApprovalDeps } from './ApprovalDeps';
import type { ApprovalRow } from './model/rows';
import { stateOf } from './model/stateOf';
import { sweep } from './commands/sweep';
import { giveConsent } from './commands/giveConsent';
import { withdrawConsent, withdrawRequest } from './commands/withdraw';

/** Requests for the consent of others, from the question to its use. @internal */
export class Approvals implements ApprovalDesk {
  readonly #deps: ApprovalDeps;

  constructor(deps: ApprovalDeps) {
    this.#deps = deps;
  }

  /** Asks for the approval of a decision; the same change again answers the request that stands. */
  async request(
    caller: Caller,
    request: { decision: string; reason?: string },
  ): Promise<ApprovalDetail> {
    const { access, log, book, knex, people } = this.#deps;
    await access.require(approvalRequestPermission, caller.credentials);
    requirePerson(caller);
    const stored = await log.get(request.decision, UNRESTRICTED);
    if (!stored || stored.principal !== caller.principal) {
      throw notFound(request.decision);
    }
    await requireRecorded({ ...this.#deps, stored, verdict: true });
    const approval = await changeApproval({
      stored,
      input: await log.input(stored.decision.id),
      reason: request.reason,
      book,
    });
    const requester = stored.decision.actor.ref;
    const prepared = await prepare({ approval, requester, people });
    const id = await withDurableTransaction(knex, transaction =>
      openRequest(this.#deps, transaction, prepared),
    );
    return this.#detail(caller, id);
  }

  async open(
    transaction: Knex.Transaction,
    caller: Caller,
    approval: NewApproval,
  ): Promise<string> {
    requirePerson(caller);
    const requester = caller.actor.ref;
    const { people } = this.#deps;
    const prepared = await prepare({ approval, requester, people });
    return openRequest(this.#deps, transaction, prepared);
  }

  async state(id: string): Promise<ApprovalState> {
    const { knex, seals } = this.#deps;
    const row = await knex<ApprovalRow>('approvals').where({ id }).first();
    if (!row) throw noApproval(id);
    await seals.require(knex, [{ table: 'approvals', rows: [row] }]);
    return stateOf(row, await databaseTime(knex));
  }

  async get(caller: Caller, id: string): Promise<ApprovalDetail> {
    await this.#deps.access.require(approvalReadPermission, caller.credentials);
    const { knex } = this.#deps;
    if (!(await canView(this.#deps, caller, { id }))) throw noApproval(id);
    const row = await knex<ApprovalRow>('approvals').where({ id }).first();
    if (!row) throw noApproval(id);
    return this.#detail(caller, id);
  }

  async list(
    caller: Caller,
    request: { filter: ApprovalFilter; limit: number; cursor?: string },
  ): Promise<Page<ApprovalSummary>> {
    const { knex, access } = this.#deps;
    await access.require(approvalReadPermission, caller.credentials);
    const { box, state, entity } = request.filter;
    const now = await databaseTime(knex);
    const { rows, ...next } = await listRows(knex, {
      box: await inboxFilter(this.#deps, caller, box ?? 'all'),
      filter: {
        state,
        entity: entity === undefined ? undefined : normalRef(entity),
      },
      now,
      limit: request.limit,
      cursor: request.cursor,
    });
    const items = await toViews(this.#deps, caller, { rows, now }, summaryOf);
    return { items, ...next };
  }

  async consent(
    caller: Caller,
    id: string,
    request: ConsentRequest,
  ): Promise<ApprovalDetail> {
    const human = await this.#decider(caller, id);
    const reason = plainText(request.reason ?? '') || undefined;
    if (request.kind === 'reject' && reason === undefined) {
      throw new GuardrailsError({
        code: 'bad-request',
        message:
          'Say why you reject it: the requester has to know what to change.',
        path: '/reason',
      });
    }
    await giveConsent(this.#deps, {
      human,
      id,
      request: { ...request, reason },
    });
    return this.#detail(caller, id);
  }

  async withdraw(
    caller: Caller,
    id: string,
    what: 'request' | 'consent',
  ): Promise<ApprovalDetail> {
    const { access, people } = this.#deps;
    if (!(await canView(this.#deps, caller, { id }))) throw noApproval(id);
    if (what === 'consent') {
      await access.require(approvalDecidePermission, caller.credentials);
      const human = await people.human(caller);
      await withdrawConsent(this.#deps, { human, id });
    } else {
      await access.require(approvalRequestPermission, caller.credentials);
      requireOwnSession(caller);
      await withdrawRequest(this.#deps, { requester: caller.actor.ref, id });
    }
    return this.#detail(caller, id);
  }

  /** People to whom the caller can hand over their part. */
  async handoverCandidates(caller: Caller, id: string): Promise<string[]> {
    const human = await this.#decider(caller, id);
    return candidatesOf(this.#deps, { human, id });
  }

  async handOver(
    caller: Caller,
    id: string,
    request: { to: string; reason: string },
  ): Promise<ApprovalDetail> {
    const human = await this.#decider(caller, id);
    const reason = plainText(request.reason);
    if (reason === '') {
      throw new GuardrailsError({
        code: 'bad-request',
        message: 'Say why: whoever takes it has to know.',
        path: '/reason',
      });
    }
    await handOver(this.#deps, { human, id, to: request.to, reason });
    return this.#detail(caller, id);
  }

  async handBack(
    caller: Caller,
    id: string,
    request: { from: string },
  ): Promise<ApprovalDetail> {
    const human = await this.#decider(caller, id);
    await handBack(this.#deps, { human, id, from: request.from });
    return this.#detail(caller, id);
  }

  async find(
    fingerprint: Fingerprint,
    requester: string,
  ): Promise<{ id: string; state: ApprovalState } | undefined> {
    const { knex, seals } = this.#deps;
    const row = await this.#newest(fingerprint, requester);
    if (row) await seals.require(knex, [{ table: 'approvals', rows: [row] }]);
    return row && { id: row.id, state: stateOf(row, await databaseTime(knex)) };
  }

  async redeem(
    transaction: Knex.Transaction,
    request: Parameters<ApprovalDesk['redeem']>[1],
  ): Promise<void> {
    await redeem(this.#deps, transaction, request);
  }

  /** The approval of a decision's fingerprint and what happened to it, for the decision's page. */
  async ofDecision(decision: Decision): Promise<{
    approval?: { id: string; state: ApprovalState };
    timeline: TimelineEvent[];
  }> {
    const { knex, seals } = this.#deps;
    const newest = await this.#newest(decision.fingerprint, decision.actor.ref);
    const [row] = await seals.believed(
      knex,
      'approvals',
      newest ? [newest] : [],
    );
    if (!row) return { timeline: [] };
    const now = await databaseTime(knex);
    const relations = await loadRelations(knex, [row.id]);
    return {
      approval: { id: row.id, state: stateOf(row, now) },
      timeline: approvalEventsOf(row, relations(row.id), now),
    };
  }

  /** Whether the caller is asked to decide this change, and so has to see it. */
  async maySee(caller: Caller, decision: Decision): Promise<boolean> {
    const row = await this.#newest(decision.fingerprint, decision.actor.ref);
    return row !== undefined && canView(this.#deps, caller, row);
  }

  /** Writes down what time has made true. */
  async sweep(): Promise<number> {
    return sweep(this.#deps);
  }

  /** Ends what an upgrade made unusable. */
  async endEarlierFingerprints(): Promise<number> {
    return endEarlierFingerprints(this.#deps);
  }

  /** A person in their own session who may decide at all, and has a part in this request. */
  async #decider(caller: Caller, id: string): Promise<Human> {
    const { access, people } = this.#deps;
    await access.require(approvalDecidePermission, caller.credentials);
    const human = await people.human(caller);
    if (!(await canView(this.#deps, caller, { id }))) throw noApproval(id);
    return human;
  }

  async #newest(
    fingerprint: string,
    requester: string,
  ): Promise<ApprovalRow | undefined> {
    return this.#deps
      .knex<ApprovalRow>('approvals')
      .where({ fingerprint, requester, subject_kind: 'change' })
      .orderBy('id', 'desc')
      .first();
  }

  async #detail(caller: Caller, id: string): Promise<ApprovalDetail> {
    const found = await loadApproval(this.#deps, id);
    const [shown] = await toViews(
      this.#deps,
      caller,
      { rows: [found.record.row], now: found.now },
      item => detailOf(item, found.asked, this.#deps.config.passkeys),
    );
    return shown;
  }
}

/** The requester is a person who answers for it, so that they can be kept from deciding. */
function requirePerson({ actor }: Caller): void {
  if (actor.kind === 'human') return;
  throw new GuardrailsError({
    code: 'humans-only',
    message:
      actor.kind === 'service'
        ? 'A service cannot ask for approval: nobody could say who must not decide it. Ask in the name of the person whose change it is.'
        : 'An agent cannot ask for approval in the name of a person, and what it asked for is not carried out. Start the template yourself.',
  });
}
