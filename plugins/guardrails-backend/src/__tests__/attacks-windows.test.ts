import type { Decision } from '@backstage-guardrails/policy-model';
import {
  anotherWorkspace,
  ConsentScenario,
} from '../__testUtils__/ConsentScenario';
import { CHECKOUT, people } from '../__testUtils__/GuardrailsHarness';
import { MigratedDatabases } from '../__testUtils__/MigratedDatabases';
import { touchingPlan } from '../__testUtils__/touchingPlan';

const { DEVELOPER, LEAD } = people;
const databases = MigratedDatabases.create({
  ids: ['SQLITE_3', 'POSTGRES_15'],
});
const RADIUS = 'destruction/blast-radius';
const SLICES = 'destruction/cumulative-blast-radius';
const DAY = 24 * 60 * 60 * 1000;

jest.setTimeout(120_000);

type Slice = Parameters<ConsentScenario['decide']>[0] & {
  task: string;
  altered?: number;
  removed?: number;
  first?: number;
};

/** One change of the target. Twenty-five existing resources may be touched in production. */
function decide(story: ConsentScenario, slice: Slice): Promise<Decision> {
  const { altered = 13, removed, first, ...request } = slice;
  const document = touchingPlan({ altered, removed, first });
  return story.decide({ evidence: { document }, ...request });
}

/** A change that nobody else had to agree to, carried out by its task. Its outcome is not reported. */
async function carriedOut(story: ConsentScenario, slice: Slice): Promise<void> {
  const { task, person, workspace } = slice;
  const decision = await decide(story, slice);
  expect(decision.verdict.outcome).toBe('allow');
  const grant = await story.mint(decision, {
    task,
    ...(person && { person }),
    ...(workspace && { workspace }),
  });
  await story.redeem(grant, person);
}

const rulesOf = ({ verdict }: Decision) =>
  verdict.findings.map(({ rule }) => rule);

describe.each(databases.eachSupportedId())(
  'a far reach, tried on %s',
  databaseId => {
    const start = async () => {
      const knex = await databases.init(databaseId);
      return { knex, story: await ConsentScenario.start({ knex }) };
    };

    it('in one piece', async () => {
      const { story } = await start();
      const whole = await decide(story, { task: 'whole', altered: 26 });
      expect(whole.verdict.outcome).toBe('needs-approval');
      expect(rulesOf(whole)).toEqual([RADIUS]);
    });

    it('in slices of alterations and removals', async () => {
      const { story } = await start();
      await carriedOut(story, { task: 'slice-1', altered: 10, removed: 3 });
      const second = await decide(story, { task: 'slice-2', first: 13 });
      expect(second.verdict.outcome).toBe('needs-approval');
      expect(second.verdict.findings).toEqual([
        expect.objectContaining({
          rule: SLICES,
          actual: 26,
          expected: 25,
          message:
            'Existing resources affected: 13 by this change, 13 in the last 24 hours, 26 together. More than 25 need approval.',
        }),
      ]);
    });

    it('in slices by two templates with workspaces of their own, by two people', async () => {
      const { story } = await start();
      await carriedOut(story, {
        task: 'slice-1',
        run: { task: 'slice-1', template: 'template:default/alarms' },
      });
      const second = await decide(story, {
        task: 'slice-2',
        person: LEAD,
        workspace: anotherWorkspace,
        first: 13,
        run: { task: 'slice-2', template: 'template:default/tags' },
      });
      expect(rulesOf(second)).toEqual([SLICES]);
    });

    it('in slices of which one is never reported as finished, then given up', async () => {
      const { knex, story } = await start();
      await carriedOut(story, { task: 'slice-1' });
      const [{ status }] = await knex('grants').select('status');
      expect(status).toBeNull();
      const second = { task: 'slice-2', first: 13 };
      expect(rulesOf(await decide(story, second))).toEqual([SLICES]);
      await knex('grants').update({ status: 'unknown' });
      expect(rulesOf(await decide(story, second))).toEqual([SLICES]);
    });

    it('in slices of which each is allowed, redeemed at the same moment on two replicas', async () => {
      const { knex, story } = await start();
      const replica = await ConsentScenario.start({ knex });
      const tasks = ['slice-1', 'slice-2'];
      const grants = await Promise.all(
        tasks.map(async (task, index) => {
          const slice = await decide(story, { task, first: 13 * index });
          expect(slice.verdict.outcome).toBe('allow');
          return story.mint(slice, { task });
        }),
      );
      const results = await Promise.allSettled([
        story.redeem(grants[0]),
        replica.redeem(grants[1]),
      ]);
      expect(results.map(({ status }) => status).sort()).toEqual([
        'fulfilled',
        'rejected',
      ]);
      expect(results).toContainEqual({
        status: 'rejected',
        reason: expect.objectContaining({ code: 'grant-no-longer-allowed' }),
      });
      expect(await knex('redemptions')).toHaveLength(1);
    });

    it('in slices a day apart to the minute, where only what is older than a day is forgotten', async () => {
      const { knex, story } = await start();
      await carriedOut(story, { task: 'slice-1' });
      const aged = (by: number) =>
        knex('grants').update({
          redeemed_at: new Date(Date.now() - by).toISOString(),
        });
      const second = { task: 'slice-2', first: 13 };
      await aged(DAY - 60_000);
      expect(rulesOf(await decide(story, second))).toEqual([SLICES]);
      await aged(DAY + 60_000);
      await carriedOut(story, second);
      // The window moves on: the second slice is what the third is evaluated with.
      const third = await decide(story, { task: 'slice-3', first: 26 });
      expect(third.verdict.findings).toEqual([
        expect.objectContaining({ rule: SLICES, actual: 26 }),
      ]);
    });

    it('in slices of which one names the target otherwise', async () => {
      const { story } = await start();
      await carriedOut(story, { task: 'slice-1' });
      const second = await decide(story, {
        task: 'slice-2',
        first: 13,
        target: { ref: CHECKOUT.toUpperCase(), environment: 'production' },
      });
      expect(rulesOf(second)).toEqual([SLICES]);
    });

    it('without naming a target, where nobody knows what was touched before', async () => {
      const { story } = await start();
      const nameless = await decide(story, {
        task: 'slice-1',
        altered: 1,
        target: { environment: 'production' },
      });
      expect(nameless.verdict.outcome).toBe('needs-approval');
      expect(nameless.verdict.findings).toEqual([
        expect.objectContaining({ rule: SLICES, kind: 'incomplete' }),
      ]);
    });

    it('with consent to a slice, used for what has grown since', async () => {
      const { story } = await start();
      await carriedOut(story, { task: 'slice-1', altered: 20 });
      const second = await decide(story, { task: 'slice-2', first: 20 });
      await story.approved(second);
      const grant = await story.mint(second, { task: 'slice-2' });
      await carriedOut(story, {
        task: 'slice-3',
        altered: 5,
        first: 40,
        person: DEVELOPER,
      });
      await expect(story.redeem(grant)).rejects.toEqual(
        expect.objectContaining({ code: 'grant-no-longer-allowed' }),
      );
    });
  },
);
