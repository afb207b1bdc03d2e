import type { PostgresServer } from '@backstage-guardrails/access-postgres/testUtils';
import {
  GuardrailsError,
  type LeaseCredential,
} from '@backstage-guardrails/plugin-guardrails-common';
import { setTimeout } from 'node:timers/promises';
import { DEVELOPER, PLATFORM, SECURITY, SHOP } from './organisation';
import type { Portal } from './Portal';
import { receiptVerifier } from './receiptVerifier';

type Session = Awaited<ReturnType<PostgresServer['connect']>>;

/** Access that one person asks for, has and loses; it looks the way users look, with the password they were shown. */
export class LeaseStory {
  /** How many answers there were. */
  answered = 0;
  /** What was answered and is not so, in words. */
  readonly missing: string[] = [];
  readonly #portal: Portal;
  readonly #resource: PostgresServer;
  readonly #prefix: string;
  #id = '';
  #credential: LeaseCredential | undefined;
  #ended = false;
  #session: Session | undefined;

  constructor(options: {
    portal: Portal;
    resource: PostgresServer;
    prefix: string;
  }) {
    this.#portal = options.portal;
    this.#resource = options.resource;
    this.#prefix = options.prefix;
  }

  /** Asked for and consented to. */
  async ask(): Promise<void> {
    const lease = await this.#developer.requestLease({
      resource: SHOP,
      role: 'readonly',
      minutes: 30,
      purpose: 'Find the order that is stuck',
      incident: 'INC-7',
    });
    this.#id = lease.id;
    const approver = this.#portal.as(PLATFORM);
    const { fingerprint } = await approver.getApproval(lease.approval ?? '');
    await approver.consent(lease.approval ?? '', {
      kind: 'approve',
      fingerprint,
    });
    this.answered += 2;
  }

  async start(): Promise<void> {
    this.#credential = await this.#developer.startLease(this.#id);
    this.answered += 1;
  }

  async end(): Promise<void> {
    await this.#developer.endLease(this.#id, { reason: 'Found it' });
    this.#ended = true;
    this.answered += 1;
  }

  async openSession(): Promise<void> {
    this.#session = await this.#connect();
    this.#expect(this.#session !== undefined, 'a credential that works');
  }

  /** After the portal came back: what was given works; what was not is given now, or never to anybody. */
  async startAgain(): Promise<void> {
    if (!this.#credential) await this.start().catch(only('lease-state'));
    if (!this.#credential) return;
    const { state } = await this.#developer.getLease(this.#id);
    this.#expect(state === 'active', `a lease in force, it is ${state}`);
    const session = await this.#connect();
    this.#expect(session !== undefined, 'a credential that works');
    await session?.end();
  }

  async endAgain(): Promise<void> {
    if (!this.#ended) await this.end().catch(only('lease-state'));
    await this.over();
    const inside = await this.#session
      ?.query('select 1')
      .catch(() => undefined);
    this.#expect(inside === undefined, 'the end of an open session');
  }

  /** Nobody can use it any more. */
  async over(): Promise<void> {
    const state = await this.#lastState();
    this.#expect(
      state === 'ended' || (state === 'failed' && !this.#credential),
      `the end of the lease, it is ${state}`,
    );
    const session = this.#credential && (await this.#connect());
    this.#expect(session === undefined, 'the end of the credential');
    await session?.end();
  }

  /** Every step is on the ledger, and proved. */
  async recorded(): Promise<void> {
    const auditor = this.#portal.as(SECURITY);
    const { items } = await auditor.listLedgerEntries({
      filter: { subject: this.#id },
      limit: 50,
    });
    const kinds = items.map(({ kind }) => kind);
    const steps = kinds.filter(kind => kind === 'lease').length;
    // Asked for, consented to, ended at least; begun and given where somebody saw a credential.
    this.#expect(steps >= (this.#credential ? 6 : 5), 'an entry of each step');
    this.#expect(kinds.includes('approval'), 'the entry of the consent');
    const verify = await receiptVerifier(auditor);
    for (const place of items) {
      this.#expect(await verify(place), `the receipt of ${place.index}`);
    }
  }

  get #developer() {
    return this.#portal.as(DEVELOPER);
  }

  /** Reconciling begins with the start of a portal and is not waited for by it. */
  async #lastState(): Promise<string> {
    let state = '';
    for (let attempt = 0; attempt < 150; attempt += 1) {
      ({ state } = await this.#developer.getLease(this.#id));
      if (state === 'ended' || state === 'failed') break;
      await setTimeout(200);
    }
    return state;
  }

  async #connect(): Promise<Session | undefined> {
    const { username = '', password = '' } = this.#credential ?? {};
    return this.#resource.connect(username, password).catch(() => undefined);
  }

  #expect(holds: boolean, what: string): void {
    if (!holds) this.missing.push(`${what} of ${this.#prefix}${this.#id}`);
  }
}

function only(code: string) {
  return (error: unknown) => {
    if (!(error instanceof GuardrailsError) || error.code !== code) throw error;
  };
}
