import type { Digest } from '@backstage-guardrails/policy-model';
import type { Knex } from 'knex';
import { applyReadScope, type ReadScope } from '../../identity/access';
import {
  decode,
  encode,
  type DecisionInputRow,
  type DecisionRow,
  type IdempotencyRow,
} from '../../base/database';
import { retryOnConflict, type Ledger } from '../../record/ledger';
import { commitGroup, type PreparedRecord } from './commitGroup';
import type {
  DecisionLog,
  Recorded,
  DecisionRecord,
  StoredDecision,
} from './DecisionLog';
import type { DecisionObserver } from './DecisionObserver';
import { GroupWriter } from './GroupWriter';
import { listDecisions } from './listDecisions';

/** Large enough to share a flush among many, small enough for the statement limits of both databases. */
const MAX_GROUP = 100;

/** @internal */
export class DatabaseDecisionLog implements DecisionLog {
  readonly #knex: Knex;
  readonly #observer: DecisionObserver;
  readonly #writer: GroupWriter<PreparedRecord, Recorded>;

  constructor(options: {
    knex: Knex;
    ledger: Ledger;
    observer: DecisionObserver;
  }) {
    const { knex, ledger, observer } = options;
    this.#knex = knex;
    this.#observer = observer;
    this.#writer = new GroupWriter({
      commit: items =>
        retryOnConflict(() => commitGroup({ knex, ledger, observer, items })),
      maxGroup: MAX_GROUP,
    });
  }

  async append(recording: DecisionRecord): Promise<Recorded> {
    const [document, input] = await Promise.all([
      encode(recording.document),
      encode(recording.input),
    ]);
    return this.#writer.write({ recording, document, input });
  }

  async repeated(
    principal: string,
    { key, bodyDigest }: { key: string; bodyDigest: string },
  ): Promise<Recorded | undefined> {
    const row = await this.#knex<IdempotencyRow>('idempotency_keys')
      .where({ principal, key })
      .first();
    return (
      row && {
        kind: 'repeated',
        id: row.decision_id,
        sameBody: row.body_digest === bodyDigest,
      }
    );
  }

  async get(id: string, scope: ReadScope): Promise<StoredDecision | undefined> {
    const row = await applyReadScope(
      this.#knex<DecisionRow>('decisions').where('decisions.id', id),
      scope,
    ).first();
    if (!row) return undefined;
    const { run } = JSON.parse(row.summary);
    return {
      decision: JSON.parse((await toJson(row)).toString('utf8')),
      principal: row.principal,
      ...(row.target_owner !== null && { owner: row.target_owner }),
      ...(run && { run }),
      ...(row.sealed !== null && { sealed: row.sealed }),
      ...(row.workspace !== null && { workspace: row.workspace as Digest }),
    };
  }

  async json(id: string): Promise<Buffer | undefined> {
    const row = await this.#knex<DecisionRow>('decisions')
      .where({ id })
      .first();
    return row && toJson(row);
  }

  async input(id: string): Promise<Uint8Array | undefined> {
    const row = await this.#knex<DecisionInputRow>('decision_inputs')
      .where({ decision_id: id })
      .first();
    return row && decode(row);
  }

  list(options: Parameters<DecisionLog['list']>[0]) {
    return listDecisions(this.#knex, options);
  }

  async asked(question: Parameters<DecisionLog['asked']>[0]): Promise<boolean> {
    const { principal, task, target } = question;
    const row = await this.#knex<DecisionRow>('decisions')
      .where({
        task,
        principal,
        target_ref: target.ref ?? null,
        environment: target.environment ?? null,
      })
      .first('id');
    return row !== undefined;
  }

  async learnOwner(target: string, owner: string): Promise<void> {
    const unowned = (knex: Knex) =>
      knex<DecisionRow>('decisions')
        .where({ target_ref: target })
        .whereNull('target_owner');
    if (!(await unowned(this.#knex).first('id'))) return;
    await this.#knex.transaction(async transaction => {
      const learned = await unowned(transaction)
        .update({ target_owner: owner })
        .returning('id');
      const decisions = learned.map(({ id }) => id);
      await this.#observer.ownerLearned(transaction, { decisions, owner });
    });
  }
}

/** Puts what only the commit knew in front of what was known before it. */
async function toJson(row: DecisionRow): Promise<Buffer> {
  const document = await decode({
    encoding: row.encoding,
    content: row.document,
  });
  return completeDocument({
    id: row.id,
    recordedAt: row.recorded_at,
    document,
  });
}

/** The decision's JSON, from the part without `id` and `recordedAt`. @internal */
export function completeDocument(options: {
  id: string;
  recordedAt: string;
  document: Uint8Array;
}): Buffer {
  const { id, recordedAt, document } = options;
  return Buffer.concat([
    Buffer.from(`{"id":"${id}","recordedAt":"${recordedAt}",`),
    document.subarray(1),
  ]);
}
