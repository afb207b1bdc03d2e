import { faultsOf } from '../__testUtils__/conformsTo';
import { people, SEARCH } from '../__testUtils__/GuardrailsHarness';
import { MigratedDatabases } from '../__testUtils__/MigratedDatabases';
import { PasskeyScenario, ORIGIN } from '../__testUtils__/PasskeyScenario';
import { SoftAuthenticator } from '../__testUtils__/SoftAuthenticator';
import { PasskeyVerifier } from '../identity/passkeys';

const { SECURITY, PLATFORM, DEVELOPER, OTHER } = people;
const elsewhere = { by: OTHER, target: SEARCH };
const databases = MigratedDatabases.create({
  ids: ['SQLITE_3', 'POSTGRES_15'],
});
const refused = (code: string) => expect.objectContaining({ code });

jest.setTimeout(120_000);

describe.each(databases.eachSupportedId())(
  'attacks on passkeys on %s',
  databaseId => {
    async function start(
      options: Partial<Parameters<typeof PasskeyScenario.start>[0]> = {},
    ) {
      const knex = await databases.init(databaseId);
      return { knex, story: await PasskeyScenario.start({ knex, ...options }) };
    }

    it('(no attack) two people enrol, sign and are on record with what they signed', async () => {
      const { knex, story } = await start();
      const platform = await story.enrol(PLATFORM);
      const security = await story.enrol(SECURITY);
      const [listed] = await story.as(SECURITY).listPasskeys();
      const approval = await story.request();
      const seen = await story.as(SECURITY).getApproval(approval.id);
      expect(seen.eligibility).toEqual({
        canDecide: true,
        consent: 'passkey',
      });
      await story.consent(PLATFORM, approval, {
        passkey: await story.sign(PLATFORM, platform, approval),
      });
      const approved = await story.consent(SECURITY, approval, {
        passkey: await story.sign(SECURITY, security, approval),
      });
      expect(approved.state).toBe('approved');
      expect(
        approved.consents.map(({ person, means }) => [person, means]).sort(),
      ).toEqual([
        [PLATFORM, 'passkey'],
        [SECURITY, 'passkey'],
      ]);
      const [row] = await knex('approval_consents').where({ person: SECURITY });
      expect(JSON.parse(row.evidence)).toMatchObject({
        passkey: listed.id,
        credentialId: security.id,
        statement: {
          person: SECURITY,
          approval: approval.id,
          kind: 'approve',
          fingerprint: approval.fingerprint,
          consent: approval.consentDigest,
        },
      });
      for (const [path, body] of [
        ['/passkeys', { items: await story.as(SECURITY).listPasskeys() }],
        ['/approvals/{id}', approved],
      ] as const) {
        expect(faultsOf({ path, method: 'get', status: 200, body })).toEqual(
          [],
        );
      }
    });

    it('replay the token of a person by another plugin, without their passkey', async () => {
      const { story } = await start();
      await story.enrol(SECURITY);
      const approval = await story.request();
      await expect(story.consent(SECURITY, approval)).rejects.toEqual(
        refused('passkey-needed'),
      );
      const made = new SoftAuthenticator({ origin: ORIGIN });
      const passkey = await story.sign(SECURITY, made, approval);
      await expect(
        story.consent(SECURITY, approval, { passkey }),
      ).rejects.toEqual(refused('passkey-invalid'));
      expect((await story.as(SECURITY).getApproval(approval.id)).state).toBe(
        'open',
      );
    });

    it('enrol a passkey once a request is open, with a replayed token', async () => {
      const { story } = await start();
      const approval = await story.request();
      const late = await story.enrol(SECURITY);
      await expect(story.sign(SECURITY, late, approval)).rejects.toEqual(
        refused('passkey-needed'),
      );
      const early = await story.request(elsewhere);
      const challenge = await story.as(SECURITY).passkeyChallenge({
        purpose: 'consent',
        approval: early.id,
        kind: 'approve',
      });
      await expect(
        story.consent(SECURITY, approval, { passkey: late.sign(challenge) }),
      ).rejects.toEqual(refused('passkey-invalid'));
    });

    it('use a new passkey before anybody could notice it', async () => {
      const { story } = await start({ approvals: { passkeyWaits: '24h' } });
      const made = await story.enrol(SECURITY);
      const approval = await story.request();
      await expect(story.sign(SECURITY, made, approval)).rejects.toEqual(
        refused('passkey-needed'),
      );
    });

    it('enrol with a token of unknown or old age', async () => {
      const { story } = await start({ approvals: { passkeySession: '15m' } });
      await expect(story.enrol(SECURITY)).rejects.toEqual(
        refused('not-authenticated'),
      );
      await expect(
        story.as(SECURITY).enrolPasskey({ name: 'x', response: {} }),
      ).rejects.toEqual(refused('not-authenticated'));
    });

    it('enrol, list, revoke or sign as a service, a task, an agent', async () => {
      const { story } = await start();
      await story.enrol(SECURITY);
      const approval = await story.request();
      const [{ id }] = await story.as(SECURITY).listPasskeys();
      for (const caller of [
        story.harness.asService(),
        story.harness.asTask(SECURITY),
        story.harness.asTask(SECURITY, 'plugin:mcp-actions'),
        story.harness.asTask(SECURITY, 'plugin:guardrails'),
      ]) {
        for (const attempt of [
          () => caller.passkeyChallenge({ purpose: 'enrol' }),
          () =>
            caller.passkeyChallenge({
              purpose: 'consent',
              approval: approval.id,
              kind: 'approve',
            }),
          () => caller.enrolPasskey({ name: 'x', response: {} }),
          () => caller.listPasskeys(),
          () => caller.revokePasskey(id),
        ]) {
          await expect(attempt()).rejects.toEqual(refused('humans-only'));
        }
      }
    });

    it('enrol for somebody else, or take their passkey away', async () => {
      const { story } = await start();
      const options = await story
        .as(OTHER)
        .passkeyChallenge({ purpose: 'enrol' });
      const made = new SoftAuthenticator({ origin: ORIGIN });
      const response = made.register(options);
      await expect(
        story.as(SECURITY).enrolPasskey({ name: 'x', response }),
      ).rejects.toEqual(refused('passkey-invalid'));
      await expect(
        story.as(OTHER).enrolPasskey({
          name: 'x',
          response,
          person: SECURITY,
        } as { name: string; response: Record<string, unknown> }),
      ).rejects.toEqual(refused('bad-request'));
      await story.enrol(SECURITY);
      const [{ id }] = await story.as(SECURITY).listPasskeys();
      await expect(story.as(OTHER).revokePasskey(id)).rejects.toEqual(
        refused('not-found'),
      );
    });

    it("sign with somebody else's passkey", async () => {
      const { story } = await start();
      const theirs = await story.enrol(PLATFORM);
      const mine = await story.enrol(SECURITY);
      const approval = await story.request();
      const passkey = await story.sign(SECURITY, theirs, approval);
      await expect(
        story.consent(SECURITY, approval, { passkey }),
      ).rejects.toEqual(refused('passkey-invalid'));
      await expect(
        story.consent(SECURITY, approval, {
          passkey: { ...passkey, id: mine.id, rawId: mine.id },
        }),
      ).rejects.toEqual(refused('passkey-invalid'));
    });

    it('use a signature for another request, answer, page or content', async () => {
      const { story } = await start();
      const mine = await story.enrol(SECURITY);
      const approval = await story.request();
      const other = await story.request(elsewhere);
      const invalid = refused('passkey-invalid');
      const attempt = (passkey: Record<string, unknown>) =>
        story.consent(SECURITY, approval, { passkey });

      const forOther = await story.sign(SECURITY, mine, other);
      await expect(attempt(forOther)).rejects.toEqual(invalid);
      const rejecting = await story.sign(SECURITY, mine, approval, {
        kind: 'reject',
      });
      await expect(attempt(rejecting)).rejects.toEqual(invalid);
      for (const tampering of [
        { origin: 'https://portal.example.evil' },
        { rpId: 'evil.example' },
        { userVerified: false },
      ]) {
        const signed = await story.sign(SECURITY, mine, approval, {
          tampering,
        });
        await expect(attempt(signed)).rejects.toEqual(invalid);
      }
      const passkey = await story.sign(SECURITY, mine, approval);
      await expect(
        story.consent(SECURITY, approval, {
          passkey,
          fingerprint: other.fingerprint,
        }),
      ).rejects.toEqual(refused('fingerprint-differs'));
    });

    it('replay a signature: after taking it back, and many at once', async () => {
      const { knex, story } = await start();
      const mine = await story.enrol(SECURITY);
      const approval = await story.request();
      const passkey = await story.sign(SECURITY, mine, approval);
      const answers = await Promise.allSettled(
        [1, 2, 3].map(() => story.consent(SECURITY, approval, { passkey })),
      );
      expect(
        answers.filter(({ status }) => status === 'fulfilled'),
      ).toHaveLength(1);
      expect(
        await knex('approval_consents').where({ approval_id: approval.id }),
      ).toHaveLength(1);
      await story
        .as(SECURITY)
        .withdrawApproval(approval.id, { what: 'consent' });
      await expect(
        story.consent(SECURITY, approval, { passkey }),
      ).rejects.toEqual(refused('passkey-invalid'));
    });

    it('sign with a passkey that was revoked as lost', async () => {
      const { story } = await start();
      const lost = await story.enrol(SECURITY);
      const approval = await story.request();
      const passkey = await story.sign(SECURITY, lost, approval);
      const [{ id }] = await story.as(SECURITY).listPasskeys();
      await story.as(SECURITY).revokePasskey(id);
      await expect(
        story.consent(SECURITY, approval, { passkey }),
      ).rejects.toEqual(refused('passkey-invalid'));
      await expect(story.sign(SECURITY, lost, approval)).rejects.toEqual(
        refused('passkey-needed'),
      );
    });

    it('sign with a passkey that is revoked as lost before the consent is on record', async () => {
      const { knex, story } = await start();
      const { verify } = PasskeyVerifier.prototype;
      for (const request of [
        () => story.request(),
        () => story.requestException(),
      ]) {
        const lost = await story.enrol(SECURITY);
        const approval = await request();
        const passkey = await story.sign(SECURITY, lost, approval);
        const [{ id }] = await story.as(SECURITY).listPasskeys();
        const revoked = jest
          .spyOn(PasskeyVerifier.prototype, 'verify')
          .mockImplementation(async function then(
            this: PasskeyVerifier,
            consent,
          ) {
            revoked.mockRestore();
            const verified = await verify.call(this, consent);
            await story.as(SECURITY).revokePasskey(id);
            return verified;
          });
        await expect(
          story.consent(SECURITY, approval, { passkey }),
        ).rejects.toEqual(refused('passkey-invalid'));
        expect(await knex('approval_consents')).toEqual([]);
        expect((await story.as(SECURITY).getApproval(approval.id)).state).toBe(
          'open',
        );
      }
    });

    it('get a challenge for what one asked for oneself, or has no part in', async () => {
      const { story } = await start();
      await story.enrol(DEVELOPER);
      const stranger = await story.enrol(OTHER);
      const approval = await story.request();
      await expect(
        story.as(DEVELOPER).passkeyChallenge({
          purpose: 'consent',
          approval: approval.id,
          kind: 'approve',
        }),
      ).rejects.toEqual(refused('not-independent'));
      await expect(story.sign(OTHER, stranger, approval)).rejects.toEqual(
        refused('not-found'),
      );
    });

    it('send what no browser sends', async () => {
      const { story } = await start();
      await story.enrol(SECURITY);
      const approval = await story.request();
      for (const passkey of [
        {},
        { id: '__proto__', rawId: 'a', type: 'public-key' },
        { id: "' or 1=1 --", rawId: 'a', type: 'public-key', response: {} },
        { id: 'a'.repeat(100_000) },
      ]) {
        await expect(
          story.consent(SECURITY, approval, { passkey }),
        ).rejects.toEqual(refused('passkey-invalid'));
      }
    });
  },
);
