import type { Digest, Fingerprint } from '@backstage-guardrails/policy-model';
import { verifyAuthenticationResponse } from '@simplewebauthn/server';
import type { Knex } from 'knex';
import { MigratedDatabases } from '../../__testUtils__/MigratedDatabases';
import { SoftAuthenticator } from '../../__testUtils__/SoftAuthenticator';
import { rewrite, seals } from '../../__testUtils__/seals';
import { untilItWaits } from '../../__testUtils__/untilItWaits';
import type { Announcement } from '../../announce';
import { databaseTime } from '../../base/database';
import type { LedgerRecord } from '../../record/ledger';
import type { Human } from '../people';
import {
  Challenges,
  Enrolment,
  Passkeys,
  PasskeyVerifier,
  type PasskeyConsent,
} from '.';
import { hashStatement } from './statementOf';

const databases = MigratedDatabases.create({
  ids: ['SQLITE_3', 'POSTGRES_15'],
});

jest.setTimeout(60_000);

const origin = 'https://portal.example';
const person = (ref: string): Human => ({
  id: ref,
  ref,
  teams: [],
  groups: [],
});
const reviewer = person('user:default/security-reviewer');
const engineer = person('user:default/platform-engineer');
const APPROVAL = '01990000-0000-7000-8000-000000000001';
const OTHER = '01990000-0000-7000-8000-000000000002';
const digest = (digit: string) => `sha256:${digit.repeat(64)}`;
const later = '2999-01-01T00:00:00.000Z';

const subject = {
  approval: APPROVAL,
  kind: 'approve' as const,
  fingerprint: digest('a') as Fingerprint,
  consentDigest: digest('b') as Digest,
  requestedAt: later,
};
const asked = {
  id: APPROVAL,
  fingerprint: subject.fingerprint,
  consentDigest: subject.consentDigest,
  requestedAt: later,
};

describe.each(databases.eachSupportedId())('passkeys on %s', databaseId => {
  async function start(options: { wait?: number; timeToLive?: number } = {}) {
    const knex = await databases.init(databaseId);
    const recorded: LedgerRecord[] = [];
    const announced: Announcement[] = [];
    const config = {
      wait: options.wait ?? 0,
      challengeTimeToLive: options.timeToLive ?? 60_000,
      relyingParty: { id: 'portal.example', name: 'Portal', origins: [origin] },
    };
    const challenges = new Challenges({
      timeToLive: config.challengeTimeToLive,
    });
    const deps = { knex, config, challenges, seals };
    const passkeys = new Passkeys(deps);
    const enrolment = new Enrolment({
      ...deps,
      ledger: {
        append: async (_, records) => {
          recorded.push(...records);
          return records.map((_record, index) => ({ epoch: 0, index }));
        },
      },
      outbox: {
        add: async (_, items) => {
          announced.push(...items);
        },
      },
    });
    const verifier = new PasskeyVerifier(deps);
    const enrol = async (human: Human) => {
      const authenticator = new SoftAuthenticator({ origin });
      const passkey = await enrolment.enrol(human, {
        name: 'Laptop',
        response: authenticator.register(await passkeys.enrolChallenge(human)),
      });
      return { authenticator, passkey };
    };
    const verify = (consent: Partial<PasskeyConsent>) =>
      verifier.verify({
        human: reviewer,
        ...subject,
        assertion: {},
        ...consent,
      });
    return {
      ...{ knex, recorded, announced, passkeys, enrolment, enrol },
      ...{ verifier, verify },
    };
  }

  const refused = (code: string, words: RegExp) =>
    expect.objectContaining({ code, message: expect.stringMatching(words) });

  async function countOf(knex: Knex, table: string) {
    const row = await knex(table).count({ count: '*' }).first();
    return Number(row?.count);
  }

  it('enrols, signs a consent that anybody can check again, and revokes', async () => {
    const { knex, recorded, announced, passkeys, enrolment, enrol, verify } =
      await start();
    const { authenticator, passkey } = await enrol(reviewer);
    expect(await passkeys.list(reviewer)).toEqual([passkey]);
    expect(passkey).toEqual({
      id: expect.any(String),
      name: 'Laptop',
      enrolledAt: expect.any(String),
      usableFrom: passkey.enrolledAt,
    });
    expect(await passkeys.list(engineer)).toEqual([]);

    const options = await passkeys.consentChallenge(reviewer, asked, 'approve');
    const { passkey: used, evidence } = await verify({
      assertion: authenticator.sign(options),
    });
    expect(used).toBe(passkey.id);
    expect(evidence.statement).toEqual({
      version: 'guardrails/passkey-consent/v1',
      person: reviewer.ref,
      nonce: expect.any(String),
      approval: APPROVAL,
      kind: 'approve',
      fingerprint: subject.fingerprint,
      consent: subject.consentDigest,
    });
    // What is recorded is enough: key, words and signature, without a row of the database.
    const { authenticatorData, clientDataJSON, signature } = evidence;
    const again = await verifyAuthenticationResponse({
      response: {
        id: evidence.credentialId,
        rawId: evidence.credentialId,
        type: 'public-key',
        clientExtensionResults: {},
        response: { authenticatorData, clientDataJSON, signature },
      },
      expectedChallenge: Buffer.from(
        hashStatement(evidence.statement),
      ).toString('base64url'),
      expectedOrigin: origin,
      expectedRPID: 'portal.example',
      credential: {
        id: evidence.credentialId,
        publicKey: Buffer.from(evidence.publicKey, 'base64url'),
        counter: 0,
      },
    });
    expect(again.verified).toBe(true);
    expect(await countOf(knex, 'passkey_challenges')).toBe(0);

    await enrolment.revoke(reviewer, passkey.id);
    expect(await passkeys.list(reviewer)).toEqual([
      {
        ...passkey,
        lastUsedAt: expect.any(String),
        revokedAt: expect.any(String),
      },
    ]);
    expect(recorded.map(({ kind, payload }) => [kind, payload])).toEqual([
      [
        'passkey',
        {
          event: 'passkey-enrolled',
          passkey: passkey.id,
          person: reviewer.ref,
          credentialId: authenticator.id,
          publicKey: evidence.publicKey,
          usableFrom: passkey.usableFrom,
        },
      ],
      [
        'passkey',
        {
          event: 'passkey-revoked',
          passkey: passkey.id,
          person: reviewer.ref,
        },
      ],
    ]);
    expect(
      announced.map(({ topic, recipients }) => [topic, recipients]),
    ).toEqual([
      ['passkey.enrolled', [reviewer.ref]],
      ['passkey.revoked', [reviewer.ref]],
    ]);
    await expect(enrolment.revoke(reviewer, passkey.id)).rejects.toEqual(
      refused('not-found', /Passkey not found/),
    );
  });

  it('takes a signature for exactly what was signed, and once', async () => {
    const { passkeys, enrol, verify } = await start();
    const { authenticator } = await enrol(reviewer);
    const challenge = () =>
      passkeys.consentChallenge(reviewer, asked, 'approve');
    const invalid = refused('passkey-invalid', /is not valid/);

    for (const other of [
      { kind: 'reject' as const },
      { fingerprint: digest('c') as Fingerprint },
      { consentDigest: digest('d') as Digest },
    ]) {
      const assertion = authenticator.sign(await challenge());
      await expect(verify({ assertion, ...other })).rejects.toEqual(invalid);
    }
    for (const tampering of [
      { origin: 'https://portal.example.evil' },
      { rpId: 'evil.example' },
      { userVerified: false },
      { challenge: Buffer.alloc(32).toString('base64url') },
    ]) {
      const assertion = authenticator.sign(await challenge(), tampering);
      await expect(verify({ assertion })).rejects.toEqual(invalid);
    }
    await expect(verify({ assertion: undefined })).rejects.toEqual(
      refused('passkey-needed', /signed with one of your passkeys/),
    );
    const gone = refused('passkey-invalid', /No open challenge/);
    const assertion = authenticator.sign(await challenge());
    await expect(verify({ assertion, approval: OTHER })).rejects.toEqual(gone);
    const answers = await Promise.allSettled([
      verify({ assertion }),
      verify({ assertion }),
      verify({ assertion }),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([
      'fulfilled',
      'rejected',
      'rejected',
    ]);
    await expect(verify({ assertion })).rejects.toEqual(gone);

    const older = authenticator.sign(await challenge());
    await challenge();
    await expect(verify({ assertion: older })).rejects.toEqual(invalid);
  });

  it('takes no counter that goes back: a copy of the passkey was used', async () => {
    const { passkeys, enrol, verify } = await start();
    const { authenticator } = await enrol(reviewer);
    const sign = async (counter: number) =>
      authenticator.sign(
        await passkeys.consentChallenge(reviewer, asked, 'approve'),
        { counter },
      );
    await verify({ assertion: await sign(5) });
    for (const counter of [5, 4, 0]) {
      await expect(verify({ assertion: await sign(counter) })).rejects.toEqual(
        refused('passkey-invalid', /is not valid/),
      );
    }
    await verify({ assertion: await sign(6) });
  });

  it("takes nobody else's passkey, and none that was revoked", async () => {
    const { passkeys, enrolment, enrol, verify } = await start();
    const mine = await enrol(reviewer);
    const theirs = await enrol(engineer);
    const options = await passkeys.consentChallenge(reviewer, asked, 'approve');
    const none = refused('passkey-invalid', /not yours/);
    await expect(
      verify({ assertion: theirs.authenticator.sign(options) }),
    ).rejects.toEqual(none);
    await expect(
      verify({
        assertion: {
          ...theirs.authenticator.sign(options),
          id: mine.authenticator.id,
          rawId: mine.authenticator.id,
        },
      }),
    ).rejects.toEqual(refused('passkey-invalid', /is not valid/));
    await expect(enrolment.revoke(engineer, mine.passkey.id)).rejects.toEqual(
      refused('not-found', /Passkey not found/),
    );
    await enrolment.revoke(reviewer, mine.passkey.id);
    await expect(
      verify({ assertion: mine.authenticator.sign(options) }),
    ).rejects.toEqual(none);
  });

  // On SQLite there is one transaction at a time.
  if (databaseId !== 'SQLITE_3') {
    it('is revoked after the consent that is given with it at the same moment', async () => {
      const { knex, verifier, enrolment, enrol } = await start();
      const { passkey } = await enrol(reviewer);
      const signed = { passkey: passkey.id, person: reviewer.ref };
      const consent = await knex.transaction();
      await verifier.keep(consent, signed);
      const revocation = enrolment.revoke(reviewer, passkey.id);
      await untilItWaits(knex, revocation);
      const givenAt = await databaseTime(knex);
      await consent.commit();
      await revocation;
      const { revoked_at: revokedAt } = await knex('passkeys').first();
      expect(revokedAt >= givenAt).toBe(true);
      await expect(
        knex.transaction(transaction => verifier.keep(transaction, signed)),
      ).rejects.toEqual(refused('passkey-invalid', /revoked at this moment/));
    });
  }

  it('counts a passkey for younger requests only, and after its waiting time', async () => {
    const { knex, passkeys, enrol, verify } = await start({ wait: 3_600_000 });
    const { authenticator, passkey } = await enrol(reviewer);
    expect(
      Date.parse(passkey.usableFrom) - Date.parse(passkey.enrolledAt),
    ).toBe(3_600_000);
    const needed = refused('passkey-needed', /no valid passkey/);
    await expect(
      passkeys.consentChallenge(reviewer, asked, 'approve'),
    ).rejects.toEqual(needed);
    const waiting = await databaseTime(knex);
    await rewrite(knex, 'passkeys', { change: { usable_from: waiting } });
    const options = await passkeys.consentChallenge(reviewer, asked, 'approve');
    const before = { ...asked, requestedAt: passkey.enrolledAt };
    await expect(
      passkeys.consentChallenge(reviewer, before, 'approve'),
    ).rejects.toEqual(needed);
    const assertion = authenticator.sign(options);
    await expect(
      verify({ assertion, requestedAt: passkey.enrolledAt }),
    ).rejects.toEqual(refused('passkey-invalid', /after the request/));
    await rewrite(knex, 'passkeys', { change: { usable_from: later } });
    await expect(verify({ assertion })).rejects.toEqual(
      refused('passkey-invalid', /counts from/),
    );
    await rewrite(knex, 'passkeys', { change: { usable_from: waiting } });
    await verify({ assertion });
  });

  it('lets a challenge expire, for enrolling as for consenting', async () => {
    const { knex, passkeys, enrolment, enrol, verify } = await start();
    const { authenticator } = await enrol(reviewer);
    const gone = refused('passkey-invalid', /No open challenge/);
    const expire = async () =>
      knex('passkey_challenges').update({
        expires_at: await databaseTime(knex),
      });
    const assertion = authenticator.sign(
      await passkeys.consentChallenge(reviewer, asked, 'approve'),
    );
    await expire();
    await expect(verify({ assertion })).rejects.toEqual(gone);
    const response = new SoftAuthenticator({ origin }).register(
      await passkeys.enrolChallenge(reviewer),
    );
    await expire();
    await expect(
      enrolment.enrol(reviewer, { name: 'x', response }),
    ).rejects.toEqual(gone);
    await passkeys.enrolChallenge(engineer);
    expect(await countOf(knex, 'passkey_challenges')).toBe(1);
  });

  it('enrols only what the same person was asked for, verified, once', async () => {
    const { passkeys, enrolment } = await start();
    const enrol = (human: Human, response: unknown) =>
      enrolment.enrol(human, { name: 'x', response });
    const authenticator = new SoftAuthenticator({ origin });
    const options = await passkeys.enrolChallenge(reviewer);
    await expect(
      enrol(engineer, authenticator.register(options)),
    ).rejects.toEqual(refused('passkey-invalid', /No open challenge/));
    await passkeys.enrolChallenge(engineer);
    await expect(
      enrol(engineer, authenticator.register(options)),
    ).rejects.toEqual(refused('passkey-invalid', /cannot be verified/));
    for (const tampering of [
      { userVerified: false },
      { origin: 'https://evil.example' },
      { rpId: 'evil.example' },
    ]) {
      await expect(
        enrol(reviewer, authenticator.register(options, tampering)),
      ).rejects.toEqual(refused('passkey-invalid', /cannot be verified/));
    }
    for (const nonsense of [
      {},
      null,
      { ...authenticator.register(options), id: '<' },
    ]) {
      await expect(enrol(reviewer, nonsense)).rejects.toEqual(
        refused('passkey-invalid', /not what a browser answers/),
      );
    }
    await enrol(reviewer, authenticator.register(options));
    await expect(
      enrol(
        engineer,
        authenticator.register(await passkeys.enrolChallenge(engineer)),
      ),
    ).rejects.toEqual(refused('passkey-invalid', /enrolled already/));
  });

  it('keeps ten for one person', async () => {
    const { passkeys, enrolment, enrol } = await start();
    const spare = new SoftAuthenticator({ origin });
    const first = await enrol(reviewer);
    for (let i = 0; i < 8; i += 1) await enrol(reviewer);
    const options = await passkeys.enrolChallenge(reviewer);
    const tenth = spare.register(options);
    await enrolment.enrol(reviewer, { name: 'tenth', response: tenth });
    await expect(passkeys.enrolChallenge(reviewer)).rejects.toEqual(
      refused('passkey-invalid', /10 passkeys/),
    );
    await enrolment.revoke(reviewer, first.passkey.id);
    await enrol(reviewer);
  });
});
