import { beyondRemoval, leftOut, madeAfter, plannedChanges } from './madeBy';

const change = (address: string, kind: string, more = {}) => ({
  address,
  kind,
  mode: 'managed',
  ...more,
});
const inputOf = (...changes: object[]) => ({
  subject: { type: 'infrastructure', changes },
});
const changesOf = (...changes: object[]) =>
  plannedChanges(inputOf(...changes))!;

describe('plannedChanges', () => {
  it('leaves out data sources', () => {
    expect(
      changesOf(
        change('a.b', 'create'),
        change('data.a.b', 'read', { mode: 'data' }),
      ).map(({ address }) => address),
    ).toEqual(['a.b']);
  });

  it.each([
    ['nothing', undefined],
    ['another subject', { subject: { type: 'operation' } }],
    ['a kind that is none', inputOf(change('a.b', 'explode'))],
  ])('answers nothing for %s', (_, input) => {
    expect(plannedChanges(input)).toBeUndefined();
  });
});

describe('madeAfter', () => {
  it.each<[string, string[], object[], string[]]>([
    ['what is created', [], [change('a.b', 'create')], ['a.b']],
    ['what is replaced', [], [change('a.b', 'replace')], ['a.b']],
    ['what is deferred', [], [change('a.b', 'deferred')], ['a.b']],
    ['not what is changed', [], [change('a.b', 'update')], []],
    [
      'not what is imported',
      [],
      [change('a.b', 'no-op', { importing: true })],
      [],
    ],
    [
      'its own under a new address',
      ['a.b'],
      [change('a.c', 'no-op', { previousAddress: 'a.b' })],
      ['a.b', 'a.c'],
    ],
    [
      'not what was moved and is not its own',
      [],
      [change('a.c', 'no-op', { previousAddress: 'a.b' })],
      [],
    ],
  ])('has %s', (_, before, changes, expected) => {
    expect(madeAfter(before, changesOf(...changes))).toEqual(expected);
  });
});

describe('leftOut', () => {
  const gone = change('a.b', 'delete');

  it.each<[string, string[], object[], string[]]>([
    ['everything is removed', [], [gone, change('a.c', 'delete')], []],
    ['the state has lost a part', [], [gone], ['a.c']],
    ['an attempt removed a part before', ['a.c'], [gone], []],
    ['the state has nothing', [], [], ['a.b', 'a.c']],
    ['nothing is left after an attempt', ['a.b', 'a.c'], [], ['a.b', 'a.c']],
  ])('%s', (_, removing, changes, expected) => {
    expect(
      leftOut({ made: ['a.b', 'a.c'], removing }, changesOf(...changes)),
    ).toEqual(expected);
  });
});

describe('beyondRemoval', () => {
  it.each<[string, object[], string[]]>([
    ['its own is deleted', [change('a.b', 'delete')], []],
    ['nothing is left to delete', [], []],
    ['what was not made by it is deleted', [change('a.c', 'delete')], ['a.c']],
    ['its own is forgotten and goes on', [change('a.b', 'forget')], ['a.b']],
    ['something is made', [change('a.d', 'create')], ['a.d']],
    ['its own is changed', [change('a.b', 'update')], ['a.b']],
  ])('%s', (_, changes, expected) => {
    expect(beyondRemoval(['a.b'], changesOf(...changes))).toEqual(expected);
  });
});
