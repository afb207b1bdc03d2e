import { TestDatabases } from '@backstage/backend-test-utils';
import type { Decision } from '@backstage-guardrails/policy-model';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { BudgetScenario } from '../__testUtils__/BudgetScenario';
import { MigratedDatabases } from '../__testUtils__/MigratedDatabases';

const databases = MigratedDatabases.create({
  ids: ['SQLITE_3', 'POSTGRES_15'],
});
const ofCosts = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_15'] });
const refused = (code: string) => expect.objectContaining({ code });

jest.setTimeout(120_000);

describe.each(databases.eachSupportedId())('budgets on %s', databaseId => {
  const folder = mkdtempSync(path.join(tmpdir(), 'attacks-budgets-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const start = async (
    options: Pick<
      Parameters<typeof BudgetScenario.start>[0],
      'annotations' | 'budgets' | 'staleAfterDays'
    > = {},
  ) =>
    BudgetScenario.start({
      knex: await databases.init(databaseId),
      costs: await ofCosts.init(databaseId),
      folder,
      ...options,
    });

  const findingsOf = ({ verdict }: Decision) =>
    verdict.findings.map(({ rule, message }) => [rule, message]);
  const over = (amounts: string, month = '2026-03') =>
    expect.stringContaining(
      `up to ${amounts} USD of the budget of owner group:default/payments in ${month}`,
    );

  it('need approval of what goes over them, and of nothing cheaper', async () => {
    const scenario = await start();
    await scenario.load({ cost: '860' });
    const large = await scenario.decide('150');
    expect(large.verdict.outcome).toBe('needs-approval');
    expect(findingsOf(large)).toEqual([
      ['cost/within-budget', over('1050 of 1000')],
    ]);
    const small = await scenario.decide('140');
    expect(small.verdict.outcome).toBe('allow');
  });

  it('keep an approval while newer costs are below its ceiling, and need another above it', async () => {
    const scenario = await start();
    const { story } = scenario;
    await scenario.load({ cost: '860' });
    const asked = await scenario.decide('150');
    const approval = await story.approved(asked);
    const grant = await story.mint(asked);
    await scenario.load({ cost: '899.99' });
    const same = await scenario.decide('150', { task: 'task-2' });
    expect(same.fingerprint).toBe(approval.fingerprint);
    await story.redeem(grant);

    const again = await scenario.decide('150', { task: 'task-3' });
    await story.approved(again);
    const late = await story.mint(again, { task: 'task-3' });
    await scenario.load({ cost: '900.01' });
    await expect(story.redeem(late)).rejects.toEqual(
      refused('grant-no-longer-allowed'),
    );
    const later = await scenario.decide('150', { task: 'task-4' });
    expect(findingsOf(later)).toEqual([
      ['cost/within-budget', over('1100 of 1000')],
    ]);
    await expect(story.mint(later, { task: 'task-4' })).rejects.toEqual(
      refused('approval-needed'),
    );
  });

  it('approve one month, and carry out in another', async () => {
    const scenario = await start();
    const { story } = scenario;
    await scenario.load({ cost: '860' });
    const asked = await scenario.decide('150');
    await story.approved(asked);
    await scenario.load({ cost: '860' }, { cost: '1', month: '04' });
    const later = await scenario.decide('150', { task: 'task-2' });
    // what the month before cost is not forgotten because another one has begun
    expect(findingsOf(later)).toEqual([
      ['cost/within-budget', over('1050 of 1000', '2026-04')],
    ]);
    await expect(story.mint(later, { task: 'task-2' })).rejects.toEqual(
      refused('approval-needed'),
    );
  });

  it('hide costs from a budget by another currency', async () => {
    const scenario = await start();
    await scenario.load({ cost: '10' }, { cost: '5000', currency: 'EUR' });
    const decision = await scenario.decide('5');
    expect(decision.verdict.outcome).toBe('needs-approval');
    expect(findingsOf(decision)).toEqual([
      [
        'cost/comparable-budget',
        'Costs in EUR cannot be compared with a budget in USD.',
      ],
    ]);
  });

  it('hide a change from the budget of its target by the tag of another team', async () => {
    const scenario = await start();
    await scenario.load({ cost: '860' });
    const decision = await scenario.decide('150', {
      owner: 'group:default/search',
    });
    expect(findingsOf(decision)).toContainEqual([
      'cost/within-budget',
      over('1050 of 1000'),
    ]);
  });

  it("read another team's budget by its tag, or end an approval by its costs", async () => {
    const scenario = await start();
    const { story } = scenario;
    const search = { owner: 'group:default/search' };
    await scenario.load({ cost: '860' }, { cost: '10', owner: 'search' });
    const asked = await scenario.decide('150', search);
    const approval = await story.approved(asked);
    const grant = await story.mint(asked);
    // what the other budget has left is no part of what was approved, as long as the change fits into it
    await scenario.load({ cost: '860' }, { cost: '600', owner: 'search' });
    const same = await scenario.decide('150', { ...search, task: 'task-2' });
    expect(same.fingerprint).toBe(approval.fingerprint);
    await story.redeem(grant);

    await scenario.load({ cost: '860' }, { cost: '700', owner: 'search' });
    const over777 = await scenario.decide('150', { ...search, task: 'task-3' });
    expect(findingsOf(over777)).toContainEqual([
      'cost/within-budget',
      expect.stringContaining(
        'over the budget of owner group:default/search in 2026-03',
      ),
    ]);
    expect(JSON.stringify(over777.verdict.findings)).not.toMatch(
      /\b(?:7\d\d|8[05]\d|9\d\d)\b/,
    );
  });

  it('pass by bills that no longer come', async () => {
    const scenario = await start({ staleAfterDays: 45 });
    await scenario.load({ cost: '1' });
    const decision = await scenario.decide('1');
    expect(decision.verdict.outcome).toBe('needs-approval');
    expect(findingsOf(decision)).toContainEqual([
      'cost/within-budget',
      expect.stringContaining('needs cost.budgets, which is not available'),
    ]);
  });

  it('pass by the budget of the system of the target', async () => {
    const system = 'system:default/checkout';
    const scenario = await start({ budgets: [{ system, amount: '300 USD' }] });
    await scenario.load({ cost: '1' });
    expect((await scenario.decide('290')).verdict.outcome).toBe('allow');
    const large = await scenario.decide('310', { task: 'task-2' });
    expect(findingsOf(large)).toEqual([
      [
        'cost/within-budget',
        expect.stringContaining(
          `up to 310 of 300 USD of the budget of system ${system} in 2026-03`,
        ),
      ],
    ]);
  });

  it('raise a budget, or have one, by an annotation', async () => {
    const annotations = { 'entity-cost/budget': '999999 USD' };
    const scenario = await start({ annotations });
    await scenario.load({ cost: '860' });
    expect((await scenario.decide('150')).verdict.outcome).toBe(
      'needs-approval',
    );
  });

  it('spend on what has no price, with nothing left', async () => {
    const scenario = await start();
    await scenario.load({ cost: '1000' });
    const decision = await scenario.decide('1', { region: 'eu-central-1' });
    expect(decision.verdict.outcome).toBe('needs-approval');
    expect(findingsOf(decision)).toEqual([
      [
        'cost/within-budget',
        expect.stringContaining('Without a price: terraform_data (1).'),
      ],
    ]);
  });
});
