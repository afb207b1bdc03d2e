import { comparePlan } from './comparePlan';

const row = (...actions: string[]) => ({
  mode: 'managed',
  change: { actions },
});
const state = {
  values: {
    root_module: {
      resources: [{ address: 'terraform_data.a', mode: 'managed' }],
    },
  },
};
const moduleWith = (mode: string) => ({
  prior_state: {
    values: {
      root_module: {
        child_modules: [
          { child_modules: [{ resources: [{ address: 'a.b', mode }] }] },
        ],
      },
    },
  },
});
const compare = (plan: object) =>
  comparePlan(Buffer.from(JSON.stringify(plan)));

describe('comparePlan', () => {
  it.each([
    ['nothing changes', { resource_changes: [row('no-op')] }, 'in-sync'],
    [
      'data is only read',
      {
        resource_changes: [
          row('no-op'),
          { mode: 'data', change: { actions: ['read'] } },
        ],
      },
      'in-sync',
    ],
    ['a value differs', { resource_changes: [row('update')] }, 'differs'],
    ['something is gone', { resource_changes: [row('create')] }, 'differs'],
    ['something is too much', { resource_changes: [row('delete')] }, 'differs'],
    [
      'only the provider sees a change',
      { resource_changes: [row('no-op')], resource_drift: [row('update')] },
      'differs',
    ],
  ])('%s', (_, plan, expected) => {
    expect(compare({ prior_state: state, ...plan })).toBe(expected);
  });

  it('takes all that was deleted outside for drift', () => {
    expect(
      compare({
        resource_changes: [row('create')],
        resource_drift: [row('delete')],
      }),
    ).toBe('differs');
  });

  it.each([
    ['is missing', {}],
    ['has only what was read while planning', moduleWith('data')],
    ['is empty', { prior_state: { values: { root_module: {} } } }],
  ])('refuses where the state %s', (_, more) => {
    expect(() =>
      compare({ resource_changes: [row('create')], ...more }),
    ).toThrow('empty or was lost');
  });

  it('finds a resource in a module of a module', () => {
    expect(
      compare({ resource_changes: [row('create')], ...moduleWith('managed') }),
    ).toBe('differs');
  });

  it('refuses what is no plan', () => {
    expect(() => compare({ resource_changes: 7 })).toThrow('not a plan');
  });
});
