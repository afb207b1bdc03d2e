import {
  beyondRemoval,
  leftOut,
  madeAfter,
  madeAfterFailure,
  readPlannedInput,
} from './madeBy';

const change = (address: string, kind: string, more = {}) => ({
  address,
  kind,
  mode: 'managed',
  importing: false,
  ...more,
});
const inputOf = (...changes: object[]) => ({
  subject: { type: 'infrastructure', changes },
});
const changesOf = (...changes: object[]) =>
  readPlannedInput(inputOf(...changes))!;
const AWS = 'provider["registry.terraform.io/hashicorp/aws"]';
const stateOf = (...addresses: string[]) =>
  addresses.map(address => ({ address, provider: AWS }));

describe('readPlannedInput', () => {
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
    expect(readPlannedInput(input)).toBeUndefined();
  });
});

describe('madeAfter', () => {
  const move = (from: string, to: string, kind = 'no-op') =>
    change(to, kind, { previousAddress: from });
  const imported = (address: string, kind = 'update') =>
    change(address, kind, { importing: true });

  it.each<[string, string[], object[], string[]]>([
    ['what is created', [], [change('a.b', 'create')], ['a.b']],
    ['what is replaced', [], [change('a.b', 'replace')], ['a.b']],
    ['what is deferred', [], [change('a.b', 'deferred')], ['a.b']],
    ['not what is changed', [], [change('a.b', 'update')], []],
    ['not what is imported', [], [imported('a.b')], []],
    ['not what is imported in its place', ['a.b'], [imported('a.b')], []],
    [
      'what is imported and replaced',
      [],
      [imported('a.b', 'replace')],
      ['a.b'],
    ],
    ['its own under a new address', ['a.b'], [move('a.b', 'a.c')], ['a.c']],
    [
      'its own that changed places',
      ['a.b'],
      [move('a.b', 'a.c'), move('a.c', 'a.b')],
      ['a.c'],
    ],
    [
      'what is created where something was moved away',
      ['a.b'],
      [move('a.b', 'a.c'), change('a.b', 'create')],
      ['a.b', 'a.c'],
    ],
    ['not what was moved and is not its own', [], [move('a.b', 'a.c')], []],
    ['not what was moved to its place', ['a.b'], [move('a.d', 'a.b')], []],
  ])('has %s', (_, made, changes, expected) => {
    expect(
      madeAfter({ made, removing: [] }, changesOf(...changes)).made,
    ).toEqual(expected);
  });

  it.each<[string, string[], object[], string[]]>([
    ['what is removed', [], [change('a.b', 'delete')], ['a.b']],
    ['not what is created again', ['a.b'], [change('a.b', 'create')], []],
    ['what was moved, where it is now', ['a.b'], [move('a.b', 'a.c')], ['a.c']],
    [
      'not what only loses a deposed object',
      [],
      [change('a.b', 'update'), change('a.b (deposed object 0a1)', 'delete')],
      [],
    ],
  ])('may no longer have %s', (_, removing, changes, expected) => {
    expect(
      madeAfter({ made: ['a.b'], removing }, changesOf(...changes)).removing,
    ).toEqual(expected);
  });
});

describe('madeAfterFailure', () => {
  it('demands nothing that the change was to create', () => {
    expect(
      madeAfterFailure(
        { made: ['a.b', 'a.c'], removing: ['a.d'] },
        changesOf(change('a.b', 'create'), change('a.c', 'update')),
      ),
    ).toEqual(['a.b', 'a.d']);
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
    [
      'a part is moved and removed',
      [],
      [gone, change('a.d', 'delete', { previousAddress: 'a.c' })],
      [],
    ],
    [
      'of a part a deposed object is left',
      [],
      [gone, change('a.c (deposed object 0a1)', 'delete')],
      [],
    ],
  ])('%s', (_, removing, changes, expected) => {
    expect(
      leftOut(
        { made: ['a.b', 'a.c'], removing },
        { changes: changesOf(...changes) },
      ),
    ).toEqual(expected);
  });

  it.each<[string, string[], string[]]>([
    ['nothing was created, or an attempt removed it', ['a.b', 'a.c'], []],
    ['a part was made, and nothing has removed it', ['a.b'], ['a.c']],
    ['all of it was made', [], ['a.b', 'a.c']],
  ])('there is a state with nothing in it, and %s', (_, removing, expected) => {
    expect(
      leftOut({ made: ['a.b', 'a.c'], removing }, { changes: [], state: [] }),
    ).toEqual(expected);
  });

  it.each<[string, object[], string[], string[]]>([
    ['the rest was deleted outside', [gone], ['a.b', 'a.c'], []],
    ['the state has lost the rest', [gone], ['a.b'], ['a.c']],
    ['all of it was deleted outside', [], ['a.b', 'a.c'], ['a.b', 'a.c']],
    [
      'the rest is forgotten and goes on',
      [gone, change('a.c', 'forget')],
      ['a.b', 'a.c'],
      ['a.c'],
    ],
    [
      'the rest was moved and is forgotten',
      [gone, change('a.d', 'forget', { previousAddress: 'a.c' })],
      ['a.b', 'a.c'],
      ['a.c'],
    ],
  ])('%s, as the state says', (_, changes, state, expected) => {
    expect(
      leftOut(
        { made: ['a.b', 'a.c'], removing: [] },
        { changes: changesOf(...changes), state: stateOf(...state) },
      ),
    ).toEqual(expected);
  });

  const west = `${AWS}.west`;
  const random = 'provider["registry.terraform.io/hashicorp/random"]';

  it.each<[string, string | undefined, string | undefined, string[]]>([
    ['found something else', AWS, AWS, []],
    ['found it with another alias', AWS, west, ['a.c']],
    ['looked with another alias', west, AWS, ['a.c']],
    ['found nothing', AWS, random, ['a.c']],
    ['is not known', undefined, undefined, ['a.c']],
    ['is not known to have found something', AWS, undefined, ['a.c']],
  ])(
    'what a provider did not find is left out unless it found something else: it %s',
    (_, provider, finder, expected) => {
      const state = [
        { address: 'a.c', provider },
        { address: 'a.b', provider: finder },
      ];
      expect(
        leftOut(
          { made: ['a.b', 'a.c'], removing: [] },
          { changes: changesOf(gone), state },
        ),
      ).toEqual(expected);
    },
  );
});

describe('beyondRemoval', () => {
  const moved = (previousAddress: string) =>
    change('a.c', 'delete', { previousAddress });

  it.each<[string, object[], string[]]>([
    ['its own is deleted', [change('a.b', 'delete')], []],
    ['nothing is left to delete', [], []],
    ['what was not made by it is deleted', [change('a.c', 'delete')], ['a.c']],
    ['its own is forgotten and goes on', [change('a.b', 'forget')], ['a.b']],
    ['something is made', [change('a.d', 'create')], ['a.d']],
    ['its own is changed', [change('a.b', 'update')], ['a.b']],
    ['its own is moved and deleted', [moved('a.b')], []],
    ['what is not its own is moved and deleted', [moved('a.d')], ['a.c']],
    [
      'what is not its own is moved to an address of its own',
      [change('a.b', 'delete', { previousAddress: 'a.d' })],
      ['a.b'],
    ],
    [
      'a deposed object of its own is deleted',
      [change('a.b (deposed object 0a1)', 'delete')],
      [],
    ],
  ])('%s', (_, changes, expected) => {
    expect(beyondRemoval(['a.b'], changesOf(...changes))).toEqual(expected);
  });
});
