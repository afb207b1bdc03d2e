import type { PatchOperation } from '@backstage-guardrails/policy-model';
import { thing } from '../__testUtils__';
import { applyPatch } from './applyPatch';
import { patchChange } from './patchChange';

const document = { a: [1, { b: 2 }], 'c/d': { '~': 3 }, n: null };

describe('applyPatch', () => {
  it.each<[PatchOperation[], unknown]>([
    [[{ op: 'add', path: '/x', value: 1 }], { ...document, x: 1 }],
    [
      [{ op: 'replace', path: '/a/1/b', value: 9 }],
      { ...document, a: [1, { b: 9 }] },
    ],
    [
      [{ op: 'add', path: '/a/-', value: 3 }],
      { ...document, a: [1, { b: 2 }, 3] },
    ],
    [
      [{ op: 'add', path: '/a/0', value: 0 }],
      { ...document, a: [0, 1, { b: 2 }] },
    ],
    [[{ op: 'remove', path: '/a/0' }], { ...document, a: [{ b: 2 }] }],
    [
      [{ op: 'replace', path: '/c~1d/~0', value: 4 }],
      { ...document, 'c/d': { '~': 4 } },
    ],
    [[{ op: 'remove', path: '/n' }], { a: [1, { b: 2 }], 'c/d': { '~': 3 } }],
    [
      [
        { op: 'add', path: '/y', value: {} },
        { op: 'add', path: '/y/z', value: 1 },
      ],
      { ...document, y: { z: 1 } },
    ],
  ])('applies %j to a copy', (patch, expected) => {
    const before = structuredClone(document);
    expect(applyPatch(document, patch)).toEqual(expected);
    expect(document).toEqual(before);
  });

  it.each<PatchOperation>([
    { op: 'replace', path: '', value: 1 },
    { op: 'replace', path: 'a', value: 1 },
    { op: 'replace', path: '/missing', value: 1 },
    { op: 'remove', path: '/missing' },
    { op: 'add', path: '/missing/deep', value: 1 },
    { op: 'add', path: '/a/3', value: 1 },
    { op: 'replace', path: '/a/2', value: 1 },
    { op: 'replace', path: '/a/01', value: 1 },
    { op: 'replace', path: '/a/length', value: 0 },
    { op: 'add', path: '/n/x', value: 1 },
    { op: 'add', path: '/__proto__/polluted', value: 1 },
    { op: 'add', path: '/a/constructor/prototype/polluted', value: 1 },
  ])('does not apply %j', operation => {
    expect(applyPatch(document, [operation])).toBeUndefined();
    expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false);
  });
});

describe('patchChange', () => {
  it('lets region, size and tags follow what they were copied from', () => {
    const change = thing({
      after: { location: 'us', size: 'big', tags: { owner: 'a', old: '1' } },
      region: 'us',
      size: 'big',
      tags: { owner: 'a', old: '1', fromProvider: 'x' },
    });
    expect(
      patchChange(change, [
        { op: 'replace', path: '/location', value: 'eu' },
        { op: 'add', path: '/tags/owner', value: 'b' },
        { op: 'remove', path: '/tags/old' },
      ]),
    ).toEqual({
      ...change,
      after: { location: 'eu', size: 'big', tags: { owner: 'b' } },
      region: 'eu',
      tags: { owner: 'b', fromProvider: 'x' },
    });
  });

  it('does nothing where there is no after', () => {
    expect(
      patchChange(thing({ after: null }), [{ op: 'remove', path: '/a' }]),
    ).toBeUndefined();
  });
});
