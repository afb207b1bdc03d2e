import { readActorChain, writeActorChain } from './actorChain';

describe('actor chain', () => {
  it.each([
    [[]],
    [['plugin:assistant']],
    [['plugin:mcp-actions', 'plugin:scaffolder']],
    [['external:a,b', 'own-session', 'by x', 'grün\n']],
  ])('carries %j', chain => {
    const header = writeActorChain(chain);
    expect(header).toMatch(/^[ -~]+$/);
    expect(readActorChain(header)).toEqual(chain);
  });

  it.each([
    [undefined],
    [''],
    ['own-session '],
    ['own-session, own-session'],
    [['own-session', 'own-session']],
    ['by '],
    ['by ,'],
    ['by %'],
    ['by a b'],
    [`by ${'a'.repeat(401)}`],
    [`by ${Array(11).fill('a').join(',')}`],
  ])('takes %j for no statement', header => {
    expect(readActorChain(header)).toBeUndefined();
  });
});
