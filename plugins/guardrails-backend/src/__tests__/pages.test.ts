import { spawnSync } from 'node:child_process';
import { ApprovalScenario } from '../__testUtils__/ApprovalScenario';
import {
  binding,
  GuardrailsHarness,
  people,
} from '../__testUtils__/GuardrailsHarness';
import { MigratedDatabases } from '../__testUtils__/MigratedDatabases';
import { denied } from '../__testUtils__/plans';
import { type RunBlock, runPage } from '../__testUtils__/runPage';
import { removeOld } from '../views/retention';
import { ledgerOf } from '../__testUtils__/seals';

const { DEVELOPER, PLATFORM, SECURITY } = people;
const databases = MigratedDatabases.create({ ids: ['SQLITE_3'] });
const DAY = 24 * 60 * 60_000;

jest.setTimeout(240_000);

const missing = ['bash', 'curl', 'jq', 'openssl'].filter(
  tool => spawnSync('sh', ['-c', `command -v ${tool}`]).status !== 0,
);
// A laptop without them has nothing wrong; CI installs them.
const describePages = missing.length > 0 ? describe.skip : describe;

/** How much the page shows, and where it shows something else than was printed. */
function comparisonOf(blocks: RunBlock[]) {
  const shown = blocks.filter(({ expected }) => expected);
  const different = shown.filter(
    ({ printed, expected }) => !expected!.test(printed),
  );
  return { shown: shown.length, different };
}

describePages('commands of the documentation', () => {
  it('for auditors do what their page says', async () => {
    const story = await ApprovalScenario.start({
      knex: await databases.init('SQLITE_3'),
    });
    const request = await story.ask();
    await story.approve(request, PLATFORM);
    const grant = await story.mint(request);
    const task = story.harness.asTask(DEVELOPER);
    await task.redeemGrant(grant.id, binding);
    await task.reportOutcome(grant.id, { status: 'applied' });
    await story.harness.as(DEVELOPER).decide(story.harness.request());

    const blocks = await runPage('docs/auditors.md', {
      PORTAL: story.harness.url,
      TOKEN: story.harness.token(SECURITY),
    });
    expect(comparisonOf(blocks)).toEqual({ shown: 12, different: [] });
  });

  it('for replays do what their page says', async () => {
    const knex = await databases.init('SQLITE_3');
    const harness = await GuardrailsHarness.start({ knex });
    const developer = harness.as(DEVELOPER);
    const old = await developer.decide(harness.request());
    await knex('decisions')
      .where({ id: old.id })
      .update({ recorded_at: new Date(Date.now() - 100 * DAY).toISOString() });
    await removeOld(knex, ledgerOf(), {
      inputs: 90 * DAY,
      decisions: 730 * DAY,
    });
    const { id } = await developer.decide(
      harness.request({ evidence: { document: denied } }),
    );
    const blocks = await runPage('docs/replay.md', {
      PORTAL: harness.url,
      GUARDRAILS_TOKEN: harness.token(SECURITY),
      DECISION: id,
    });
    expect(comparisonOf(blocks)).toEqual({ shown: 2, different: [] });
  });
});
