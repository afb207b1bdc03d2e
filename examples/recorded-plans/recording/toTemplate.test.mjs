import assert from 'node:assert/strict';
import { test } from 'node:test';
import { differences } from './toTemplate.mjs';

const plan = {
  timestamp: '2026-03-01T12:00:00Z',
  relevant_attributes: ['a', 'b'],
  after: { multi_az: true, zone: null, fixed: true },
};
const withAfter = after => ({ ...plan, after: { ...plan.after, ...after } });

test('finds where a yes or no of the form is, whatever else differs from plan to plan', () => {
  const other = {
    ...withAfter({ multi_az: false }),
    timestamp: '2026-03-02T12:00:00Z',
    relevant_attributes: ['b', 'a'],
  };
  assert.deepEqual(differences({ one: plan, other, value: true }), [
    '/after/multi_az',
  ]);
});

for (const [what, after] of [
  ['a text', { zone: 'a' }],
  ['one more attribute', { more: 1 }],
  ['a list in place of nothing', { zone: [] }],
]) {
  test(`refuses that ${what} differs`, () => {
    assert.throws(
      () => differences({ one: plan, other: withAfter(after), value: true }),
      /no value of the form can be put there/,
    );
  });
}

test('refuses the opposite of a value', () => {
  assert.throws(
    () =>
      differences({
        one: withAfter({ fixed: false }),
        other: plan,
        value: true,
      }),
    /no value of the form/,
  );
});
