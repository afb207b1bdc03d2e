import { stringifyEntityRef, type Entity } from '@backstage/catalog-model';
import {
  ApprovalScenario,
  ASKED,
  catalogWith,
} from '../__testUtils__/ApprovalScenario';
import { people } from '../__testUtils__/GuardrailsHarness';
import { MigratedDatabases } from '../__testUtils__/MigratedDatabases';
import { group, user } from '../__testUtils__/organisation';

const { OTHER, PLATFORM } = people;
const SECOND = 'user:default/second-account';
const THIRD = 'user:default/third-person';
const databases = MigratedDatabases.create({
  ids: ['SQLITE_3', 'POSTGRES_15'],
});
const refused = (code: string) => expect.objectContaining({ code });

jest.setTimeout(60_000);

/** What somebody can do who edits their own entry in the catalog. */
function link(entity: Entity, person: string | undefined) {
  entity.metadata.annotations =
    person === undefined ? {} : { 'guardrails/person': person };
}

describe.each(databases.eachSupportedId())('one human on %s', databaseId => {
  /** Two people are needed of a group with three accounts, two of which are one human. */
  async function begin() {
    const second = user(SECOND, { memberOf: [ASKED], person: 'staff-7' });
    const { entities } = catalogWith(
      [PLATFORM, SECOND, THIRD],
      [second, user(THIRD, { memberOf: [ASKED] })],
    );
    const first = entities.find(
      ({ metadata }) => PLATFORM === `user:default/${metadata.name}`,
    )!;
    link(first, 'staff-7');
    const story = await ApprovalScenario.start({
      knex: await databases.init(databaseId),
      approvers: [{ from: [ASKED], minimum: 2 }],
      entities,
    });
    return { story, first, second };
  }

  it('consents with a second account that is unlinked after the request was opened', async () => {
    const { story, second } = await begin();
    const asked = await story.ask();
    await story.approve(asked, PLATFORM);
    await expect(story.approve(asked, SECOND)).rejects.toEqual(
      refused('already-decided'),
    );
    link(second, undefined);
    await story.approve(asked, SECOND);
    const standing = await story.as(PLATFORM).getApproval(asked.id);
    expect(standing).toMatchObject({ state: 'open' });
    await expect(story.mint(asked)).rejects.toEqual(refused('approval-needed'));
    expect(await story.approve(asked, THIRD)).toMatchObject({
      state: 'approved',
    });
  });

  it('registers a user, a group or a membership of their own to be among those who are asked', async () => {
    const origin = 'url:https://code.example/company/people/';
    const from = (location: string, entity: Entity): Entity => ({
      ...entity,
      metadata: {
        ...entity.metadata,
        annotations: {
          ...entity.metadata.annotations,
          'backstage.io/managed-by-origin-location': location,
        },
      },
    });
    const inner = 'group:default/platform-inner';
    const made = 'user:default/made-up';
    const elsewhere = `${origin}../../somebody/else/catalog-info.yaml`;
    const { entities } = catalogWith(
      [PLATFORM, made],
      [
        group(ASKED, { members: [PLATFORM, made], children: [inner] }),
        group(inner, { parent: ASKED, members: [OTHER] }),
        user(OTHER, { memberOf: [inner] }),
      ],
    );
    const theirs = [inner, made];
    const story = await ApprovalScenario.start({
      knex: await databases.init(databaseId),
      config: { access: { directories: [origin] } },
      entities: [...entities, user(made, { memberOf: [ASKED] })].map(entity =>
        from(
          theirs.includes(stringifyEntityRef(entity))
            ? elsewhere
            : `${origin}catalog-info.yaml`,
          entity,
        ),
      ),
    });
    const asked = await story.ask();
    expect(asked.asked).toEqual([PLATFORM]);
    for (const person of [OTHER, made]) {
      await expect(story.approve(asked, person)).rejects.toEqual(
        refused('not-found'),
      );
    }
    expect(await story.approve(asked, PLATFORM)).toMatchObject({
      state: 'approved',
    });
  });

  it('consents with both accounts while both are linked to somebody new each time', async () => {
    const { story, first, second } = await begin();
    const asked = await story.ask();
    link(first, 'staff-8');
    await story.approve(asked, PLATFORM);
    link(first, 'staff-9');
    link(second, 'staff-10');
    await story.approve(asked, PLATFORM).catch(() => {});
    await story.approve(asked, SECOND).catch(() => {});
    expect(await story.as(PLATFORM).getApproval(asked.id)).toMatchObject({
      state: 'open',
    });
    await expect(story.mint(asked)).rejects.toEqual(refused('approval-needed'));
  });
});
