import { mockServices } from '@backstage/backend-test-utils';
import type { Entity } from '@backstage/catalog-model';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { group, user } from '../../__testUtils__/organisation';
import { CatalogPeople } from './CatalogPeople';
import { personRef } from './personRef';

const peopleOf = (entities: Entity[]) =>
  new CatalogPeople({
    catalog: catalogServiceMock({ entities }),
    auth: mockServices.auth(),
  });

const company = 'group:default/company';
const department = 'group:default/department';
const team = 'group:default/team';
const lead = 'user:default/lead';
const engineer = 'user:default/engineer';

const organisation = [
  group(company, { children: [department] }),
  group(department, { parent: company, children: [team], members: [lead] }),
  group(team, { parent: department, members: [engineer, 'user:default/gone'] }),
  user(lead, { memberOf: [department] }),
  user(engineer, { memberOf: [team] }),
];

describe('CatalogPeople', () => {
  it('knows somebody with the teams they are in and all groups above', async () => {
    const expected = {
      id: engineer,
      ref: engineer,
      teams: [team],
      groups: [company, department, team],
    };
    const people = peopleOf(organisation);
    expect(await people.byRef(engineer)).toEqual(expected);
    expect(await people.byRef('User:Default/ENGINEER')).toEqual(expected);
    await expect(people.byRef('user:default/nobody')).rejects.toEqual(
      expect.objectContaining({ code: 'not-found' }),
    );
    await expect(people.byRef(team)).rejects.toEqual(
      expect.objectContaining({ code: 'not-found' }),
    );
  });

  it('finds the members of a group, those of the groups below it included', async () => {
    const people = peopleOf(organisation);
    expect(await people.members(department)).toEqual([
      engineer,
      'user:default/gone',
      lead,
    ]);
    expect(await people.members(team)).toEqual([engineer, 'user:default/gone']);
    expect(await people.members(lead)).toEqual([lead]);
    expect(await people.members('component:default/shop')).toEqual([]);
    expect(await people.identities([engineer, 'user:default/gone'])).toEqual(
      new Map([[engineer, engineer]]),
    );
  });

  it('comes to an end where groups form a ring', async () => {
    const people = peopleOf([
      group(company, { children: [team], parent: team }),
      group(team, { children: [company], parent: company, members: [lead] }),
      user(lead, { memberOf: [team] }),
    ]);
    expect(await people.members(company)).toEqual([lead]);
    expect((await people.byRef(lead)).groups).toEqual([company, team]);
  });

  it('refuses to ask more people than can be asked', async () => {
    const members = Array.from({ length: 501 }, (_, n) => `user:default/u${n}`);
    await expect(
      peopleOf([group(team, { members })]).members(team),
    ).rejects.toEqual(expect.objectContaining({ code: 'bad-request' }));
  });

  it.each([
    ['one link', { b: 'user:default/a' }, 'user:default/a'],
    [
      'links that share a text',
      { a: ' Person 7 ', b: 'person 7' },
      'person:person 7',
    ],
    [
      'a text in other code points',
      { a: '\uff50\uff45\uff52 7', b: 'per 7' },
      'person:per 7',
    ],
    [
      'a link to a link',
      { b: 'user:default/a', a: 'staff-7' },
      'person:staff-7',
    ],
    [
      'a ring of links',
      { a: 'user:default/b', b: 'user:default/a' },
      'user:default/a',
    ],
    ['a link in other letters', { b: 'USER:Default/A' }, 'user:default/a'],
  ])('takes accounts for one human by %s', async (_, links, id) => {
    const { a, b } = links as { a?: string; b?: string };
    const people = peopleOf([
      user('user:default/a', { person: a }),
      user('user:default/b', { person: b }),
    ]);
    const refs = ['user:default/a', 'user:default/b'];
    expect([...(await people.identities(refs)).values()]).toEqual([id, id]);
    const [one, other] = await Promise.all(refs.map(ref => people.byRef(ref)));
    expect([one.id, other.id]).toEqual([id, id]);
  });

  it('refuses where links form a chain without end', async () => {
    const people = peopleOf(
      Array.from({ length: 30 }, (_, n) =>
        user(`user:default/u${n}`, { person: `user:default/u${n + 1}` }),
      ),
    );
    await expect(people.byRef('user:default/u0')).rejects.toEqual(
      expect.objectContaining({ code: 'facts-unavailable' }),
    );
  });

  it('refuses where the catalog does not answer', async () => {
    const catalog = catalogServiceMock.mock({
      getEntitiesByRefs: async () => {
        throw new Error('down');
      },
    });
    const people = new CatalogPeople({ catalog, auth: mockServices.auth() });
    await expect(people.byRef(lead)).rejects.toEqual(
      expect.objectContaining({ code: 'facts-unavailable' }),
    );
  });
});

describe('personRef', () => {
  it.each([
    ['User:Default/Lead', lead],
    ['lead', lead],
    ['user:default/le\u0430d', undefined],
    ['user:default/lead\u200b', undefined],
    ['user:default/lead ', undefined],
    ['user:default/\u212Aelvin', undefined],
    ['user:default/a/b', undefined],
    ['', undefined],
  ])('of %j', (ref, expected) => {
    expect(personRef(ref)).toBe(expected);
  });
});
