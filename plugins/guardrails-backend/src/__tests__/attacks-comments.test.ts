import { createHash } from 'node:crypto';
import {
  GuardrailsClient,
  type Comment,
} from '@backstage-guardrails/plugin-guardrails-common';
import { uuidv7 } from 'uuidv7';
import { mockCredentials } from '@backstage/backend-test-utils';
import {
  ApprovalScenario,
  catalogWith,
} from '../__testUtils__/ApprovalScenario';
import { faultsOf } from '../__testUtils__/conformsTo';
import { people } from '../__testUtils__/GuardrailsHarness';
import { MigratedDatabases } from '../__testUtils__/MigratedDatabases';
import { CommentStore } from '../governance/comments/store/CommentStore';
import { removeOld } from '../views/retention';
import { ledgerOf } from '../__testUtils__/seals';

const { DEVELOPER, LEAD, OTHER, PLATFORM, SECURITY } = people;
const databases = MigratedDatabases.create({
  ids: ['SQLITE_3', 'POSTGRES_15'],
});
const refused = (code: string) => expect.objectContaining({ code });
const text = 'Why in this region?';
/** Of comments of a person in an hour: more than all tests but the one of the quota write. */
const QUOTA = 100;

jest.setTimeout(60_000);

describe.each(databases.eachSupportedId())('comments on %s', databaseId => {
  const { entities, set } = catalogWith([PLATFORM]);
  let story: ApprovalScenario;
  let decision: string;
  const as = (person: string) => story.as(person);
  const add = (person: string, written = text) =>
    as(person).addComment(decision, { text: written });
  const list = async (person: string) =>
    (await as(person).listComments(decision, { limit: 200 })).items;
  const told = async (topic: string) => {
    const rows = await story.knex('announcements').where({ topic });
    return rows.map(({ content }) => JSON.parse(content));
  };
  /** As if it had been written so much earlier. */
  const age = (comment: Comment, seconds: number) =>
    story
      .knex('comments')
      .where({ id: comment.id })
      .update({
        at: new Date(Date.parse(comment.at) - seconds * 1000).toISOString(),
      });

  /** As if its retention were over. */
  const removeDecision = async (id: string) => {
    await story
      .knex('decisions')
      .where({ id })
      .update({ recorded_at: '2020-01-01T00:00:00.000Z' });
    await removeOld(story.knex, ledgerOf(), {
      inputs: 86_400_000,
      decisions: 86_400_000,
    });
  };

  beforeAll(async () => {
    story = await ApprovalScenario.start({
      knex: await databases.init(databaseId),
      entities,
      config: { quotas: { commentsPerHour: QUOTA } },
    });
  });
  beforeEach(async () => {
    await story.knex('comments').delete();
    await story.knex('announcements').delete();
    // Payments owns the target; platform is asked, and search has no part in it.
    const asked = await story.ask();
    decision = (asked.subject as { decision: string }).decision;
  });

  it('are read and written by those who may read the decision, oldest first', async () => {
    const first = await add(DEVELOPER);
    expect(first).toEqual({
      id: expect.any(String),
      state: 'shown',
      author: DEVELOPER,
      at: expect.any(String),
      text,
      editableUntil: new Date(Date.parse(first.at) + 300_000).toISOString(),
      removable: true,
    });
    await add(LEAD);
    await add(PLATFORM);
    await add(SECURITY);
    const seen = await list(SECURITY);
    expect(seen.map(({ author }) => author)).toEqual([
      DEVELOPER,
      LEAD,
      PLATFORM,
      SECURITY,
    ]);
    const page = await as(LEAD).listComments(decision, { limit: 3 });
    const { nextCursor: cursor } = page;
    const rest = await as(LEAD).listComments(decision, { limit: 3, cursor });
    expect([...page.items, ...rest.items].map(({ id }) => id)).toEqual(
      seen.map(({ id }) => id),
    );
    expect(rest.nextCursor).toBeUndefined();
    const path = '/decisions/{id}/comments';
    expect(faultsOf({ path, method: 'get', status: 200, body: page })).toEqual(
      [],
    );
    expect(
      faultsOf({ path, method: 'post', status: 201, body: first }),
    ).toEqual([]);
    // nothing of it is in what was decided
    const { fingerprint } = await story.decide();
    const { decision: stored } = await as(LEAD).getDecision(decision);
    expect(stored.fingerprint).toBe(fingerprint);
  });

  it('of a decision that a person may not read are like those of none', async () => {
    const comment = await add(DEVELOPER);
    const none = uuidv7();
    const answers = async (id: string, comments: string) =>
      Promise.all(
        [
          as(OTHER).listComments(id, {}),
          as(OTHER).addComment(id, { text: `@${DEVELOPER}` }),
          as(OTHER).editComment(comments, { text }),
          as(OTHER).removeComment(comments),
        ].map(answer =>
          answer.then(
            () => 'answered',
            error =>
              `${error.code} ${error.message}`
                .replaceAll(id, 'ID')
                .replaceAll(comments, 'ID'),
          ),
        ),
      );
    const hidden = await answers(decision, comment.id);
    expect(hidden).toEqual(await answers(none, none));
    expect(new Set(hidden.map(answer => answer.split(' ')[0]))).toEqual(
      new Set(['not-found']),
    );
    expect(await list(DEVELOPER)).toEqual([comment]);
  });

  it('are of people in their own session alone', async () => {
    const mine = await add(DEVELOPER);
    const task = story.harness.asTask(DEVELOPER);
    const agent = story.harness.asPlugin(DEVELOPER, {
      plugin: 'plugin:mcp-actions',
      actorChain: [],
    });
    for (const client of [task, agent, story.harness.asService()]) {
      for (const answer of [
        client.addComment(decision, { text }),
        client.editComment(mine.id, { text: 'Changed' }),
        client.removeComment(mine.id),
      ]) {
        await expect(answer).rejects.toEqual(refused('humans-only'));
      }
      const { items } = await client.listComments(decision, {});
      expect(items).toEqual([
        expect.objectContaining({ text, removable: false }),
      ]);
      expect(items[0]).not.toHaveProperty('editableUntil');
    }
    const stranger = GuardrailsClient.forServer({
      server: story.harness.url,
      token: mockCredentials.none.header(),
    });
    await expect(stranger.addComment(decision, { text })).rejects.toThrow();
  });

  it('are edited by their author alone, for five minutes, with a mark', async () => {
    const comment = await add(DEVELOPER);
    const edit = (person: string, written = 'In Ireland?') =>
      as(person).editComment(comment.id, { text: written });
    for (const person of [LEAD, PLATFORM, SECURITY]) {
      await expect(edit(person)).rejects.toEqual(refused('not-allowed'));
    }
    await age(comment, 290);
    const edited = await edit(DEVELOPER);
    expect(edited).toMatchObject({
      text: 'In Ireland?',
      editedAt: expect.any(String),
    });
    expect(
      faultsOf({
        path: '/comments/{id}',
        method: 'put',
        status: 200,
        body: edited,
      }),
    ).toEqual([]);
    await age(comment, 301);
    await expect(edit(DEVELOPER, 'Later')).rejects.toEqual(
      refused('comment-closed'),
    );
    const [shown] = await list(DEVELOPER);
    expect(shown).toMatchObject({ text: 'In Ireland?', removable: true });
    expect(shown).not.toHaveProperty('editableUntil');
  });

  it('are erased where they are removed, and leave who and when', async () => {
    const comment = await add(DEVELOPER);
    const remove = (person: string) => as(person).removeComment(comment.id);
    for (const person of [LEAD, SECURITY]) {
      await expect(remove(person)).rejects.toEqual(refused('not-allowed'));
    }
    // an operator, for what should not be there
    const stone = await remove(PLATFORM);
    expect(stone).toEqual({
      id: comment.id,
      state: 'removed',
      author: DEVELOPER,
      at: comment.at,
      removedAt: expect.any(String),
      removedBy: PLATFORM,
    });
    expect(
      faultsOf({
        path: '/comments/{id}',
        method: 'delete',
        status: 200,
        body: stone,
      }),
    ).toEqual([]);
    expect(await remove(DEVELOPER)).toEqual(stone);
    expect(await list(DEVELOPER)).toEqual([stone]);
    expect(await story.knex('comments')).toEqual([
      expect.objectContaining({ text: null, salt: null }),
    ]);
    await expect(
      as(DEVELOPER).editComment(comment.id, { text }),
    ).rejects.toEqual(refused('comment-closed'));
  });

  it('are removed by operators, and not shown to them, where they may not read the decision', async () => {
    const { id } = await story.decide({ region: 'eu-west-1' });
    const comment = await as(DEVELOPER).addComment(id, { text });
    for (const answer of [
      as(PLATFORM).listComments(id, {}),
      as(PLATFORM).editComment(comment.id, { text }),
      as(PLATFORM).removeComment(uuidv7()),
    ]) {
      await expect(answer).rejects.toEqual(refused('not-found'));
    }
    expect(await as(PLATFORM).removeComment(comment.id)).toEqual({
      id: comment.id,
      state: 'removed',
      author: DEVELOPER,
      at: comment.at,
      removedAt: expect.any(String),
      removedBy: PLATFORM,
    });
  });

  it('are on the ledger as digests that no text can be guessed from', async () => {
    const comment = await add(DEVELOPER);
    const [{ salt }] = await story.knex('comments');
    await as(DEVELOPER).editComment(comment.id, { text: 'In Ireland?' });
    await as(DEVELOPER).removeComment(comment.id);
    const entries = await story
      .knex('ledger_entries')
      .join('ledger_payloads', on =>
        on
          .on('ledger_payloads.epoch', 'ledger_entries.epoch')
          .on('ledger_payloads.position', 'ledger_entries.position'),
      )
      .where({ kind: 'comment' })
      .orderBy('ledger_entries.position', 'desc')
      .limit(3);
    const payloads = entries
      .map(({ payload }) => JSON.parse(payload))
      .reverse();
    const recorded = {
      comment: comment.id,
      author: DEVELOPER,
      by: DEVELOPER,
      at: expect.any(String),
    };
    const hashed = expect.stringMatching(/^sha256:[0-9a-f]{64}$/);
    expect(payloads).toEqual([
      { ...recorded, event: 'comment-added', digest: hashed },
      { ...recorded, event: 'comment-edited', digest: hashed },
      { ...recorded, event: 'comment-removed' },
    ]);
    const digestWith = (...parts: (string | Buffer)[]) =>
      parts
        .reduce((hash, part) => hash.update(part), createHash('sha256'))
        .digest('hex');
    const [{ digest }] = payloads;
    expect(digest).toBe(
      `sha256:${digestWith(Buffer.from(salt, 'base64url'), text)}`,
    );
    expect(digest).not.toBe(`sha256:${digestWith(text)}`);
    expect(JSON.stringify(entries)).not.toContain(text);
    const announced = await story
      .knex('announcements')
      .where('topic', 'like', 'comment.%');
    expect(announced).toHaveLength(3);
    expect(JSON.stringify(announced)).not.toContain(text);
  });

  it('mention those who may read the decision, and tell them and all who take part', async () => {
    await add(LEAD);
    await add(DEVELOPER, `@${PLATFORM} @User:Default/Security-Reviewer see`);
    await add(PLATFORM, `@${PLATFORM} Yes`);
    expect(
      (await told('comment.added')).map(({ recipients }) => recipients),
    ).toEqual([[DEVELOPER], [LEAD], [DEVELOPER, LEAD]]);
    const [mentioned, ...more] = await told('comment.mentioned');
    expect(mentioned).toMatchObject({
      recipients: [PLATFORM, SECURITY],
      link: `/guardrails/decisions/${decision}`,
    });
    expect(more).toEqual([]);
  });

  it('do not tell by a mention who has an account, and refuse what is no person', async () => {
    const messages = await Promise.all(
      [OTHER, 'user:default/no-such-person'].map(async person => {
        const error = await add(LEAD, `@${person}`).then(
          () => undefined,
          thrown => thrown,
        );
        expect(error).toMatchObject({ code: 'mention-refused', path: '/text' });
        return error.message.replace(person, 'PERSON');
      }),
    );
    expect(new Set(messages).size).toBe(1);
    expect(messages[0]).toContain("can't see this run");
    for (const written of [
      '@group:default/payments',
      '@component:default/checkout-api',
      Array.from({ length: 11 }, (_, n) => `@user:default/p${n}`).join(' '),
    ]) {
      await expect(add(LEAD, written)).rejects.toEqual(
        refused('mention-refused'),
      );
    }
    expect(await list(LEAD)).toEqual([]);
    const comment = await add(LEAD);
    await expect(
      as(LEAD).editComment(comment.id, { text: `@${OTHER}` }),
    ).rejects.toEqual(refused('mention-refused'));
    expect(await told('comment.mentioned')).toEqual([]);
  });

  it('are closed to a person who lost access, who is told no more of them', async () => {
    const comment = await add(PLATFORM);
    await story.knex('approval_parts').where({ person: PLATFORM }).delete();
    set(PLATFORM, false);
    try {
      for (const answer of [
        as(PLATFORM).listComments(decision, {}),
        as(PLATFORM).addComment(decision, { text }),
        as(PLATFORM).editComment(comment.id, { text }),
      ]) {
        await expect(answer).rejects.toEqual(refused('not-found'));
      }
      await expect(add(LEAD, `@${PLATFORM}`)).rejects.toEqual(
        refused('mention-refused'),
      );
      await add(LEAD);
      const [, latest] = await told('comment.added');
      expect(latest.recipients).toEqual([DEVELOPER]);
    } finally {
      set(PLATFORM, true);
    }
  });

  it('are kept as they were written, or refused', async () => {
    const written =
      "'); drop table comments; -- <img src=x onerror=alert(1)> ![](https://example.com/p) [a](javascript:alert(1)) ${{ secrets.token }}";
    expect(await add(DEVELOPER, written)).toMatchObject({ text: written });
    const longest = '😀'.repeat(4_000);
    expect(await add(DEVELOPER, longest)).toMatchObject({ text: longest });
    for (const [code, bad] of [
      ['bad-request', `${longest}x`],
      ['bad-request', ''],
      ['bad-request', 'a\u0000b'],
      ['comment-invalid', ' \n '],
      ['comment-invalid', '\u001b[31m'],
      ['comment-invalid', '\u202egnp.exe'],
    ]) {
      await expect(add(DEVELOPER, bad)).rejects.toEqual(refused(code));
    }
    expect(await list(DEVELOPER)).toHaveLength(2);
  });

  it('are not more than a run and a person can have', async () => {
    const row = await add(DEVELOPER).then(({ id }) =>
      story.knex('comments').where({ id }).first(),
    );
    const copies = Array.from({ length: 10_000 }, () => ({
      ...row,
      id: uuidv7(),
    }));
    await story.knex.batchInsert('comments', copies, 50);
    await expect(add(LEAD)).rejects.toEqual(refused('comments-full'));
    const page = await as(LEAD).listComments(decision, { limit: 200 });
    expect(page.items).toHaveLength(200);
    await expect(
      as(LEAD).listComments(decision, { limit: 201 }),
    ).rejects.toEqual(refused('bad-request'));
    const seen = new Set<string>();
    let cursor: string | undefined;
    do {
      const next = await as(LEAD).listComments(decision, {
        limit: 200,
        cursor,
      });
      next.items.forEach(({ id }) => seen.add(id));
      cursor = next.nextCursor;
    } while (cursor !== undefined);
    expect(seen.size).toBe(10_001);
  });

  it('are not more in an hour than the quota', async () => {
    const fill = async () => {
      for (let n = 0; n <= QUOTA; n += 1) await add(SECURITY);
    };
    await expect(fill()).rejects.toEqual(refused('quota-exceeded'));
    const written = (await list(SECURITY)).length;
    expect(written).toBeGreaterThan(0);
    expect(written).toBeLessThanOrEqual(QUOTA);
    // it is the quota of one person
    await add(LEAD);
  });

  it('go with their decision', async () => {
    await add(DEVELOPER);
    await removeDecision(decision);
    expect(await story.knex('comments')).toEqual([]);
  });

  it('are not written once their decision is removed', async () => {
    const { id } = await story.decide({ region: 'eu-west-1' });
    const has = jest
      .spyOn(CommentStore.prototype, 'has')
      .mockImplementationOnce(async () => {
        // between what was read and what is written
        await removeDecision(id);
        return false;
      });
    await expect(as(DEVELOPER).addComment(id, { text })).rejects.toEqual(
      refused('not-found'),
    );
    expect(has).toHaveBeenCalledTimes(1);
    has.mockRestore();
    expect(await story.knex('comments')).toEqual([]);
  });
});
