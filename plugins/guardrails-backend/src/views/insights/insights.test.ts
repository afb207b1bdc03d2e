import type { Knex } from 'knex';
import { uuidv7 } from 'uuidv7';
import { MigratedDatabases } from '../../__testUtils__/MigratedDatabases';
import type { ApprovalRow } from '../../governance/approvals/model/rows';
import type { GrantRow } from '../../governance/grants/model/rows';
import { countEarlier } from './commands/countEarlier';
import { InsightsRecorder } from './commands/InsightsRecorder';
import { removeDays } from './commands/removeDays';
import { addUp, type Cell, type Measure } from './model/Cell';
import { roundSeconds } from './model/roundSeconds';

const databases = MigratedDatabases.create({
  ids: ['SQLITE_3', 'POSTGRES_15'],
});
const digest = `sha256:${'0'.repeat(64)}`;
const HOUR = 3_600_000;
const START = Date.parse('2026-03-01T12:00:00.000Z');
const OUTCOMES = ['allow', 'warn', 'needs-approval', 'deny'] as const;
const RULES = ['a/one', 'a/two', 'b/three'];
const recorder = new InsightsRecorder();

jest.setTimeout(120_000);

/** Numbers that look random and are the same each time. */
function numbersFrom(seed: number): (below: number) => number {
  let state = seed;
  return below => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

const at = (hours: number) => new Date(START + hours * HOUR).toISOString();

type Draft = {
  id: string;
  at: string;
  outcome: (typeof OUTCOMES)[number];
  target: string | null;
  owner: string | null;
  environment: string | null;
  /** Of the requester. */
  groups: string[];
  rules: string[];
  /** Whether a replica that counts wrote it. */
  counts: boolean;
  format?: string;
};

function draftAt(n: number): Draft {
  return {
    id: uuidv7(),
    at: at(0),
    outcome: OUTCOMES[n % OUTCOMES.length],
    target: 'resource:default/a',
    owner: 'group:default/a',
    environment: 'dev',
    groups: ['group:default/a'],
    rules: n % 2 === 0 ? RULES : [...RULES].reverse(),
    counts: n % 5 > 0,
  };
}

async function insertDecision(transaction: Knex.Transaction, draft: Draft) {
  const { id, outcome, target, owner, environment, groups, rules, counts } =
    draft;
  const { format = 'terraform-plan' } = draft;
  await transaction('decisions').insert({
    ...{ id, outcome, environment, fingerprint: digest },
    recorded_at: draft.at,
    principal: 'human:user:default/a',
    actor_ref: 'user:default/a',
    target_ref: target,
    target_owner: owner,
    format,
    ...{ summary: '{}', encoding: 'json', document: Buffer.from('{}') },
    counted: counts ? 1 : null,
  });
  if (rules.length > 0) {
    await transaction('decision_rules').insert(
      rules.map(rule => ({ rule, decision_id: id })),
    );
  }
  if (!counts) return;
  await recorder.recorded(transaction, [
    {
      ...{ id, outcome, rules, findings: [], format },
      recordedAt: draft.at,
      actor: { kind: 'human', ref: 'user:default/a', groups },
      target: {
        environmentClass: 'development',
        ...(target !== null && { ref: target }),
        ...(owner !== null && { owner }),
        ...(environment !== null && { environment }),
      },
    },
  ]);
}

async function insertGrant(
  transaction: Knex.Transaction,
  options: Pick<GrantRow, 'decision_id' | 'approval_id' | 'target_ref'> & {
    ended: string;
    counts: boolean;
  },
) {
  const { ended, counts, ...named } = options;
  const [row] = await transaction<GrantRow>('grants')
    .insert({
      ...named,
      id: uuidv7(),
      principal: 'human:user:default/a',
      enforcement_point: 'plugin:scaffolder',
      ...{ fingerprint: digest, plan: digest, workspace: digest, task: 't' },
      ...{ minted_at: ended, expires_at: ended, redeemed_at: ended },
      ...{ status: 'applied', ended_at: ended, revision: 0 },
    })
    .returning('*');
  if (counts) await recorder.ended(transaction, [row]);
}

async function insertApproval(
  transaction: Knex.Transaction,
  options: {
    draft: Draft;
    approved: string;
    counts: boolean;
    redeemed?: string;
  },
): Promise<ApprovalRow> {
  const { draft, approved, counts, redeemed } = options;
  const id = uuidv7();
  const [row] = await transaction<ApprovalRow>('approvals')
    .insert({
      ...{ id, subject_kind: 'change', subject_id: draft.id, title: 't' },
      fingerprint: digest.slice(0, -12) + id.slice(-12),
      requester: 'user:default/a',
      target_owner: draft.owner,
      environment: draft.environment,
      ...{ requested_at: draft.at, expires_at: at(1e5) },
      ...{ requirements: '[]', participants: '[]', parts: '{}', revision: 0 },
      approved_at: approved,
      ...(redeemed !== undefined && {
        closed_as: 'redeemed' as const,
        closed_at: redeemed,
      }),
    })
    .returning('*');
  if (counts) await recorder.changed(transaction, [row]);
  return row;
}

/** What the rows of decisions, approvals and grants say, counted without what is tested. */
async function countRaw(knex: Knex, drafts: readonly Draft[]): Promise<Cell[]> {
  const decisions = await knex('decisions');
  const rules = await knex('decision_rules');
  const grants = await knex('grants').where({ status: 'applied' });
  const uses = await knex('exception_uses').pluck('decision_id');
  const approvals = await knex('approvals')
    .where({ subject_kind: 'change' })
    .whereNotNull('approved_at');
  const cells: Cell[] = [];
  const count = (
    row: { target_owner: string | null; environment: string | null },
    cell: { at: string; rule?: string; measure: Measure; seconds?: number },
  ) =>
    cells.push({
      day: cell.at.slice(0, 10),
      owner: row.target_owner ?? '',
      environment: row.environment ?? '',
      rule: cell.rule ?? '',
      measure: cell.measure,
      seconds: cell.seconds ?? 0,
      number: 1,
    });
  const elapsed = (from: string, to: string) =>
    roundSeconds((Date.parse(to) - Date.parse(from)) / 1000);
  for (const row of decisions) {
    const own = rules.filter(({ decision_id: id }) => id === row.id);
    for (const rule of ['', ...own.map(one => one.rule)]) {
      count(row, { at: row.recorded_at, rule, measure: row.outcome });
    }
  }
  // Whose request it was is known while it is recorded, not of what is learned later.
  for (const { owner, environment, groups, counts, at: when } of drafts) {
    if (counts && owner !== null && groups.includes(owner)) {
      const row = { target_owner: owner, environment };
      count(row, { at: when, measure: 'by-member' });
    }
  }
  for (const row of approvals) {
    const seconds = elapsed(row.requested_at, row.approved_at);
    const of = decisions.find(({ id }) => id === row.subject_id);
    count(of, { at: row.approved_at, measure: 'approved', seconds });
  }
  for (const grant of grants) {
    const row = decisions.find(({ id }) => id === grant.decision_id);
    const when = { at: grant.ended_at };
    count(row, { ...when, measure: 'applied' });
    if (grant.approval_id === null && !uses.includes(row.id)) {
      count(row, { ...when, measure: 'self-service' });
    }
    const same = decisions.filter(
      one =>
        one.target_ref === row.target_ref &&
        one.environment === row.environment,
    );
    const [before] = grants
      .filter(
        one =>
          one.ended_at < grant.ended_at &&
          same.some(({ id }) => id === one.decision_id),
      )
      .map(one => one.ended_at)
      .sort()
      .reverse();
    const [denied] = same
      .filter(
        one =>
          one.outcome === 'deny' &&
          one.recorded_at <= grant.ended_at &&
          one.recorded_at > (before ?? ''),
      )
      .map(one => one.recorded_at)
      .sort();
    if (row.target_ref !== null && denied) {
      const seconds = elapsed(denied, grant.ended_at);
      count(row, { ...when, measure: 'friction', seconds });
    }
  }
  return addUp(cells);
}

async function counted(knex: Knex): Promise<Cell[]> {
  return addUp(await knex<Cell>('insights_days'));
}

describe.each(databases.eachSupportedId())('Insights on %s', databaseId => {
  let knex: Knex;

  beforeEach(async () => {
    knex = await databases.init(databaseId);
  });

  it('leave out what was evaluated for an exception from what the catalog has', async () => {
    const drafts = [true, false].map(counts => ({
      ...draftAt(3),
      ...{ counts, format: 'catalog-entity' },
    }));
    const applied = { ...draftAt(0), at: at(1), counts: true };
    await knex.transaction(async transaction => {
      for (const draft of [...drafts, applied]) {
        await insertDecision(transaction, draft);
      }
      await insertGrant(transaction, {
        decision_id: applied.id,
        approval_id: null,
        target_ref: applied.target,
        ...{ ended: at(2), counts: true },
      });
    });
    await countEarlier(knex);
    const measures = (await counted(knex)).map(({ measure }) => measure);
    expect(new Set(measures)).toEqual(
      new Set(['allow', 'by-member', 'applied', 'self-service']),
    );
  });

  it.each([1, 2, 3])(
    'equal a count of all rows, whatever the order and however often it is tried (%d)',
    async seed => {
      const next = numbersFrom(seed);
      const choose = <T>(values: readonly T[]) => values[next(values.length)];
      const drafts: Draft[] = [];
      const carriedOut = new Set<string>();
      /** Some transactions are taken back and tried again. */
      const write = async (work: (t: Knex.Transaction) => Promise<unknown>) => {
        if (next(4) === 0) {
          const lost = new Error('The head of the log was taken');
          await knex
            .transaction(async transaction => {
              await work(transaction);
              throw lost;
            })
            .catch(error => {
              if (error !== lost) throw error;
            });
        }
        await knex.transaction(work);
      };
      for (let hour = 0; hour < 120; hour += 1) {
        const counts = next(3) > 0;
        const draft: Draft = {
          id: uuidv7(),
          at: at(hour),
          outcome: choose(OUTCOMES),
          target: choose([null, 'resource:default/a', 'resource:default/b']),
          owner: choose([null, null, 'group:default/a', 'group:default/b']),
          environment: choose([null, 'dev', 'production']),
          groups: choose([[], ['group:default/a', 'group:default/c']]),
          rules: RULES.filter(() => next(2) === 0),
          counts,
        };
        drafts.push(draft);
        await write(transaction => insertDecision(transaction, draft));
        const other = choose(drafts);
        // A decision is carried out once.
        if (next(3) === 0 && !carriedOut.has(other.id)) {
          carriedOut.add(other.id);
          let used: string | null = null;
          if (next(2) === 0) {
            await write(async transaction => {
              const row = await insertApproval(transaction, {
                draft: other,
                approved: at(hour + 0.1),
                counts,
              });
              used = row.id;
            });
          }
          await write(async transaction => {
            if (next(4) === 0) {
              await transaction('exception_uses')
                .insert({
                  exception_id: uuidv7(),
                  decision_id: other.id,
                  used_at: at(hour),
                })
                .onConflict()
                .ignore();
            }
            await insertGrant(transaction, {
              decision_id: other.id,
              approval_id: used,
              target_ref: other.target,
              ended: at(hour + 0.5),
              counts,
            });
          });
        }
        const ids = await knex('approvals').orderBy('id').pluck('id');
        if (next(10) === 0 && ids.length > 0) {
          const id = choose(ids);
          await write(async transaction => {
            const [row] = await transaction<ApprovalRow>('approvals')
              .where({ id })
              .update({ approved_at: null })
              .returning('*');
            await recorder.changed(transaction, [row]);
          });
        }
        if (next(8) === 0) {
          const target = choose(['resource:default/a', 'resource:default/b']);
          const owner = choose(['group:default/a', 'group:default/c']);
          await write(async transaction => {
            const learned = await transaction('decisions')
              .where({ target_ref: target })
              .whereNull('target_owner')
              .update({ target_owner: owner })
              .returning('id');
            await recorder.ownerLearned(transaction, {
              decisions: learned.map(({ id }) => id),
              owner,
            });
          });
        }
        if (next(20) === 0) await countEarlier(knex);
      }
      // What replicas that do not count write about decisions that were counted is found for a day.
      await knex('grants').update({ redeemed_at: new Date().toISOString() });
      await Promise.all([countEarlier(knex), countEarlier(knex)]);
      await countEarlier(knex);
      const sums = await counted(knex);
      expect(sums).toEqual(await countRaw(knex, drafts));
      for (const measure of [
        ...OUTCOMES,
        'applied',
        'self-service',
        'approved',
        'friction',
        'by-member',
      ]) {
        expect(sums.map(cell => cell.measure)).toContain(measure);
      }
      expect(await countEarlier(knex)).toBe(0);
      expect(await counted(knex)).toEqual(sums);
    },
  );

  it('count an old request that a replica of an earlier version approved and redeemed', async () => {
    const draft = draftAt(1);
    const now = new Date().toISOString();
    await knex.transaction(async transaction => {
      await insertDecision(transaction, draft);
      const { id } = await insertApproval(transaction, {
        ...{ draft, approved: now, redeemed: now, counts: false },
      });
      // Ids of requests say when they were made.
      await transaction('approvals')
        .where({ id })
        .update({ id: `019ca000${id.slice(8)}` });
    });
    await countEarlier(knex);
    const sums = await counted(knex);
    expect(sums.map(({ measure }) => measure)).toContain('approved');
    expect(sums).toEqual(await countRaw(knex, [draft]));
  });

  it('give an approval to the team that is learned of before or after it', async () => {
    const draft = { ...draftAt(1), owner: null };
    const owner = 'group:default/a';
    await knex.transaction(async transaction => {
      await insertDecision(transaction, draft);
      await insertApproval(transaction, {
        ...{ draft, approved: at(1), counts: true },
      });
      await transaction('decisions').update({ target_owner: owner });
      await recorder.ownerLearned(transaction, {
        decisions: [draft.id],
        owner,
      });
      await insertApproval(transaction, {
        ...{ draft, approved: at(2), counts: true },
      });
    });
    const sums = await counted(knex);
    expect(new Set(sums.map(cell => cell.owner))).toEqual(new Set([owner]));
    expect(sums).toEqual(await countRaw(knex, [draft]));
  });

  it('count all that replicas write at the same time', async () => {
    const drafts = Array.from({ length: 40 }, (_, n) => draftAt(n));
    await Promise.all([
      ...drafts.map(one =>
        knex.transaction(transaction => insertDecision(transaction, one)),
      ),
      countEarlier(knex),
      countEarlier(knex),
    ]);
    await countEarlier(knex);
    expect(await counted(knex)).toEqual(await countRaw(knex, drafts));
  });

  it('lose the days that are past their retention, and no other', async () => {
    const day = (daysAgo: number) =>
      new Date(Date.now() - daysAgo * 24 * HOUR).toISOString().slice(0, 10);
    const cell = (daysAgo: number) => ({
      ...{ day: day(daysAgo), owner: '', environment: '', rule: '' },
      ...{ measure: 'allow', seconds: 0, number: 1 },
    });
    await knex('insights_days').insert([cell(1), cell(9), cell(12), cell(400)]);
    expect(await removeDays(knex, 10 * 24 * HOUR)).toBe(2);
    expect(await knex('insights_days').orderBy('day').pluck('day')).toEqual([
      day(9),
      day(1),
    ]);
  });
});
