import { faultsOf } from '../__testUtils__/conformsTo';
import { CHECKOUT, people, SEARCH } from '../__testUtils__/GuardrailsHarness';
import { MigratedDatabases } from '../__testUtils__/MigratedDatabases';
import { PasskeyScenario } from '../__testUtils__/PasskeyScenario';

const { DEVELOPER, LEAD, OTHER, SECURITY, PLATFORM } = people;
const databases = MigratedDatabases.create({
  ids: ['SQLITE_3', 'POSTGRES_15'],
});
const refused = (code: string) => expect.objectContaining({ code });

jest.setTimeout(120_000);

describe.each(databases.eachSupportedId())('duties on %s', databaseId => {
  const start = async () =>
    PasskeyScenario.start({ knex: await databases.init(databaseId) });

  it('(no attack) tells the owner who could act alone, the same as those who read for all', async () => {
    const story = await start();
    const report = await story.as(LEAD).getDuties(CHECKOUT);
    expect(
      report.alone.map(({ person, path }) => [person, path[0].via]),
    ).toEqual([
      [DEVELOPER, 'member of group:default/payments, which owns it'],
      [
        PLATFORM,
        'member of group:default/platform, which requests for all teams',
      ],
      [LEAD, 'member of group:default/payments, which owns it'],
    ]);
    expect(report.conflicts).toEqual([
      ['request', 'approve'],
      ['author', 'approve'],
      ['approve', 'deploy'],
      ['approve', 'administer-policy'],
      ['approve', 'administer-pipeline'],
    ]);
    expect(
      faultsOf({
        path: '/entities/{kind}/{namespace}/{name}/duties',
        method: 'get',
        status: 200,
        body: report,
      }),
    ).toEqual([]);
    expect(await story.as(SECURITY).getDuties(CHECKOUT)).toEqual(report);
    expect(
      await story.as(LEAD).getDuties('Component:Default/Checkout-API'),
    ).toEqual(report);
  });

  it('read who could act alone for another team, or whether an entity exists', async () => {
    const story = await start();
    for (const ref of [SEARCH, 'component:default/none']) {
      await expect(story.as(LEAD).getDuties(ref)).rejects.toEqual(
        expect.objectContaining({
          code: 'not-found',
          message: `${ref} not found, or you don't have access.`,
        }),
      );
    }
    await expect(story.as(OTHER).getDuties(CHECKOUT)).rejects.toEqual(
      refused('not-found'),
    );
  });

  it('ask with a name that is none', async () => {
    const story = await start();
    for (const ref of [
      "component:default/' or 1=1",
      'component:default/\u202eipa',
      'component:de fault/x',
    ]) {
      await expect(story.as(SECURITY).getDuties(ref)).rejects.toEqual(
        refused('bad-request'),
      );
    }
  });
});
