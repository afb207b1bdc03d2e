import type { Decision } from '@backstage-guardrails/policy-model';
import { ConsentScenario } from '../__testUtils__/ConsentScenario';
import { component, people, SEARCH } from '../__testUtils__/GuardrailsHarness';
import { MigratedDatabases } from '../__testUtils__/MigratedDatabases';

const { LEAD, OTHER } = people;
const databases = MigratedDatabases.create({
  ids: ['SQLITE_3', 'POSTGRES_15'],
});

jest.setTimeout(120_000);

describe.each(databases.eachSupportedId())('lineage on %s', databaseId => {
  let story: ConsentScenario;

  beforeAll(async () => {
    story = await ConsentScenario.start({
      knex: await databases.init(databaseId),
      entities: ['continued', 'claimed', 'asked-about'].map(name =>
        component(name, 'group:default/payments', 'checkout'),
      ),
    });
  });

  const detailOf = ({ id, actor }: Decision) =>
    story.harness.as(actor.ref).getDecision(id);

  /** Each as its page and as the list say it, which is the same. */
  const statesOf = async (...decisions: Decision[]) => {
    const { items } = await story.harness
      .as(decisions[0].actor.ref)
      .listDecisions({});
    return Promise.all(
      decisions.map(async decision => {
        const { state } = await detailOf(decision);
        const listed = items.find(({ id }) => id === decision.id);
        expect(listed?.state).toBe(state);
        return state;
      }),
    );
  };

  /** Claims to continue `task-1`, about a target that no other test decides on. */
  const about = (name: string) => {
    const target = {
      ref: `component:default/${name}`,
      environment: 'production',
    };
    return {
      target,
      decide: () => story.decide({ target }),
      claim: async (options: Parameters<ConsentScenario['decide']>[0] = {}) => {
        const { task = 'task-2', ...request } = options;
        const decision = await story.decide({
          target,
          ...request,
          task,
          run: { task, resumes: 'task-1', template: 'template:default/alarms' },
        });
        const { run, timeline } = await detailOf(decision);
        return {
          decision,
          run,
          lineage: timeline.filter(({ kind }) => kind.startsWith('continues')),
        };
      },
    };
  };

  it('says of a task that goes on after the approval which one it continues', async () => {
    const { decide, claim } = about('continued');
    const first = await decide();
    expect(await statesOf(first)).toEqual(['approval-required']);
    const requester = story.harness.as(first.actor.ref);
    await requester.requestApproval({ decision: first.id });
    expect(await statesOf(first)).toEqual(['waiting-for-approval']);
    await story.approved(first);
    expect(await statesOf(first)).toEqual(['approved']);
    const { decision, run, lineage } = await claim({});
    // the request is for the change, whichever decision asks
    expect(await statesOf(first, decision)).toEqual(['approved', 'approved']);
    expect(decision.fingerprint).toBe(first.fingerprint);
    expect(run).toEqual({
      task: 'task-2',
      template: 'template:default/alarms',
      resumes: 'task-1',
    });
    expect(lineage).toEqual([
      { at: decision.evaluatedAt, kind: 'continues', detail: 'Task task-1' },
    ]);
    const grant = await story.mint(decision, { task: 'task-2' });
    expect(await statesOf(first, decision)).toEqual(['approved', 'approved']);
    await story.redeem(grant);
    expect(await statesOf(first, decision)).toEqual(['applying', 'applying']);
    await story.harness
      .asTask(first.actor.ref)
      .reportOutcome(grant.id, { status: 'applied' });
    expect(await statesOf(first, decision)).toEqual(['applied', 'applied']);
    expect((await detailOf(first)).timeline).toContainEqual(
      expect.objectContaining({
        kind: 'resumed',
        detail: `By task task-2, with decision ${decision.id}`,
      }),
    );
  });

  it('drops the claim to continue a task of another person, environment or target, and says so', async () => {
    const { target, decide, claim } = about('claimed');
    await story.approved(await decide());
    const elsewhere = { ref: SEARCH, environment: 'production' };
    const others: Record<string, Parameters<typeof claim>[0]> = {
      'of another person': { person: LEAD },
      'of another environment': {
        target: { ...target, environment: 'staging' },
      },
      'of another target': {
        target: {
          ref: 'component:default/brand-new',
          environment: 'production',
        },
      },
      'of another target, by another person': {
        person: OTHER,
        target: elsewhere,
      },
      'of no target': { target: { environment: 'production' } },
      'that is itself': { task: 'task-1' },
    };
    const kept: Record<string, unknown> = {};
    for (const [of, other] of Object.entries(others)) {
      const { decision, run, lineage } = await claim({
        task: `task ${of}`,
        ...other,
      });
      expect(run).not.toHaveProperty('resumes');
      expect(run).not.toHaveProperty('unproven');
      kept[of] = lineage.map(({ at, ...event }) => ({
        ...event,
        atDecision: at === decision.evaluatedAt,
      }));
    }
    const dropped = {
      kind: 'continues-unproven',
      detail:
        'Task task-1: no decision of that task about this target for this person is on record',
      atDecision: true,
    };
    expect(kept).toEqual(
      Object.fromEntries(Object.keys(others).map(of => [of, [dropped]])),
    );
  });

  it('answers a claim about a task of others as one about no task', async () => {
    const { decide, claim } = about('asked-about');
    const nothing = await claim({ person: LEAD });
    await decide();
    const something = await claim({ person: LEAD, task: 'task-3' });
    expect(something.lineage.map(({ detail }) => detail)).toEqual(
      nothing.lineage.map(({ detail }) => detail),
    );
  });
});
