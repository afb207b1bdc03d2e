import { parseEntityRef, type Entity } from '@backstage/catalog-model';
import { membersOf } from './membersOf';

function catalogOf(
  relations: Record<string, [type: string, target: string][]>,
) {
  const asked: string[][] = [];
  const entities = async (refs: string[]): Promise<Entity[]> => {
    asked.push(refs);
    return refs
      .filter(ref => relations[ref])
      .map(ref => {
        const { kind, namespace, name } = parseEntityRef(ref);
        return {
          apiVersion: 'backstage.io/v1alpha1',
          kind,
          metadata: { namespace, name },
          relations: relations[ref].map(([type, targetRef]) => ({
            type,
            targetRef,
          })),
        };
      });
  };
  return { entities, asked };
}

describe('membersOf', () => {
  it('follows groups and domains down, also where they go in a circle', async () => {
    const catalog = catalogOf({
      'group:default/a': [['parentOf', 'group:default/b']],
      'group:default/b': [
        ['parentOf', 'group:default/a'],
        ['parentOf', 'group:default/gone'],
        ['hasMember', 'user:default/c'],
      ],
    });
    expect(await membersOf(catalog, 'group:default/a')).toEqual({
      column: 'owner',
      values: ['group:default/a', 'group:default/b'],
    });
    const domains = catalogOf({
      'domain:default/a': [
        ['hasPart', 'domain:default/b'],
        ['hasPart', 'system:default/one'],
      ],
      'domain:default/b': [
        ['hasPart', 'system:default/one'],
        ['hasPart', 'system:default/two'],
      ],
    });
    expect(await membersOf(domains, 'domain:default/a')).toEqual({
      column: 'system',
      values: ['system:default/one', 'system:default/two'],
    });
  });

  it('asks nothing about a system, and refuses what has no members', async () => {
    const { asked, ...catalog } = catalogOf({});
    expect(await membersOf(catalog, 'system:default/a')).toEqual({
      column: 'system',
      values: ['system:default/a'],
    });
    expect(asked).toEqual([]);
    await expect(
      membersOf(catalog, 'component:default/a'),
    ).rejects.toMatchObject({ code: 'bad-request', path: '/memberOf' });
  });
});
