import type { LoggerService } from '@backstage/backend-plugin-api';
import type { Knex } from 'knex';
import type { Announcement, Outbox } from '../../outbox';
import { databaseTime } from '../../../base/database';
import type { Forged } from '../../seals';
import type { Break } from '../signing';
import { keepFailure } from './keepFailure';

/** Tells those who read for all teams what is wrong with the log, once a day for each thing. @internal */
export class LedgerAlarm {
  readonly #knex: Knex;
  readonly #epoch: number;
  readonly #outbox: Outbox;
  readonly #logger: LoggerService;
  readonly #readers: string[];

  constructor(options: {
    knex: Knex;
    epoch: number;
    outbox: Outbox;
    logger: LoggerService;
    /** Group refs. */
    readers: string[];
  }) {
    this.#knex = options.knex;
    this.#epoch = options.epoch;
    this.#outbox = options.outbox;
    this.#logger = options.logger;
    this.#readers = options.readers;
  }

  /** The log is not what was signed. */
  async broken(found: Break): Promise<void> {
    const failure = { epoch: this.#epoch, failure: found.message };
    await keepFailure(this.#knex, failure);
    this.#logger.error('The ledger is not the one that was signed', {
      kind: found.kind,
      detail: found.message,
    });
    await this.#announce({
      topic: `ledger.${found.kind}`,
      key: `ledger-${found.kind}`,
      title:
        found.kind === 'behind'
          ? 'The ledger lost entries'
          : 'The ledger was changed',
      description: `${found.message} Nothing is signed until this is settled.`,
      severity: 'critical',
    });
  }

  async checkFailed(message: string): Promise<void> {
    this.#logger.error('The ledger does not verify', { detail: message });
    await this.#announce({
      topic: 'ledger.check-failed',
      key: 'ledger-check-failed',
      title: 'The ledger does not verify',
      description: message,
      severity: 'critical',
    });
  }

  /** A record that gives authority is not as the service wrote it, or an older one was put back. */
  async recordForged({ table, id, why }: Forged): Promise<void> {
    const detail =
      why === 'superseded'
        ? `An older version of the record ${id} of ${table} was put back.`
        : `The record ${id} of ${table} was not written by the service.`;
    await this.#announce({
      topic: 'ledger.record-forged',
      key: `ledger-record-forged/${table}/${id}`,
      title: 'A record was forged in the database',
      description: `${detail} It has no effect. Find out who can write to the database, then have it requested again.`,
      severity: 'critical',
    });
  }

  /** What was not vouched for when records from before were sealed: it counts for nothing. */
  async leftUnsealed(left: { table: string; id: string }[]): Promise<void> {
    const named = left.slice(0, 20).map(({ table, id }) => `${table} ${id}`);
    await this.#announce({
      topic: 'ledger.left-unsealed',
      key: 'ledger-left-unsealed',
      title: `The ledger does not vouch for ${left.length} records`,
      description: `They have no effect and must be requested again. The first ones: ${named.join(
        '; ',
      )}. The rest is in the entry of kind seal.`,
      severity: 'high',
    });
  }

  async anchorFailed(anchor: string): Promise<void> {
    this.#logger.warn('An anchor of the ledger could not be reached', {
      anchor,
    });
    await this.#announce({
      topic: 'ledger.anchor-failed',
      key: `ledger-anchor-failed/${anchor}`,
      title: `The anchor ${anchor} could not be reached`,
      description: 'Nothing is lost: the next checkpoint covers all before it.',
      severity: 'high',
    });
  }

  async #announce(
    what: Pick<
      Announcement,
      'topic' | 'key' | 'title' | 'description' | 'severity'
    >,
  ): Promise<void> {
    await this.#knex.transaction(async transaction => {
      const day = (await databaseTime(transaction)).slice(0, 10);
      await this.#outbox.add(transaction, [
        {
          ...what,
          key: `${what.key}/${day}`,
          link: '/guardrails/ledger',
          recipients: this.#readers,
          payload: { detail: what.description },
        },
      ]);
    });
  }
}
