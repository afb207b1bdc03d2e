import { createHmac } from 'node:crypto';
import { withholdSecrets } from './withholdSecrets';

const SECRET = 'correct horse';
const OLD = 'battery staple';

const sealOf = (value: unknown) =>
  `seal:${createHmac('sha256', 'key')
    .update(JSON.stringify(value))
    .digest('hex')}`;

async function withhold(plan: object, secrets = [SECRET]) {
  const bytes = await withholdSecrets({
    bytes: Buffer.from(JSON.stringify(plan)),
    variables: ['password'],
    secrets,
    seal: async values => values.map(sealOf),
  });
  return JSON.parse(bytes.toString('utf8'));
}

const update = (change: object) => ({
  resource_changes: [
    { address: 'a.b', change: { actions: ['update'], ...change } },
  ],
});

describe('withholdSecrets', () => {
  it('seals variables that are secrets or declared sensitive, and no other', async () => {
    expect(
      await withhold({
        variables: {
          password: { value: SECRET },
          token: { value: { a: 1 } },
          name: { value: 'thing' },
        },
        configuration: {
          root_module: { variables: { token: { sensitive: true }, name: {} } },
        },
      }),
    ).toMatchObject({
      variables: {
        password: { value: sealOf(SECRET) },
        token: { value: sealOf({ a: 1 }) },
        name: { value: 'thing' },
      },
    });
  });

  it('seals what is marked on either side, derived values and whole blocks too; equal values equally', async () => {
    const derived = Buffer.from(SECRET).toString('base64');
    const plan = update({
      before: { a: OLD, same: SECRET, gone: null, list: [{ x: 1 }, { x: 2 }] },
      before_sensitive: {
        a: true,
        same: true,
        gone: true,
        list: [{}, { x: true }],
      },
      after: {
        a: SECRET,
        same: SECRET,
        b: derived,
        block: { c: 1 },
        open: 'x',
      },
      after_sensitive: { a: true, same: true, b: true, block: true },
      after_unknown: { gone: true },
    });
    const [{ change }] = (await withhold(plan)).resource_changes;
    expect(change).toMatchObject({
      before: {
        a: sealOf(OLD),
        same: sealOf(SECRET),
        gone: null,
        list: [{ x: 1 }, { x: sealOf(2) }],
      },
      after: {
        a: sealOf(SECRET),
        same: sealOf(SECRET),
        b: sealOf(derived),
        block: sealOf({ c: 1 }),
        open: 'x',
      },
    });
  });

  it('seals states, outputs and drift by their masks', async () => {
    const resource = {
      address: 'a.b',
      values: { p: SECRET, q: 'x' },
      sensitive_values: { p: true },
    };
    const text = JSON.stringify(
      await withhold({
        planned_values: {
          root_module: { child_modules: [{ resources: [resource] }] },
        },
        prior_state: {
          values: {
            outputs: { o: { sensitive: true, value: { deep: SECRET } } },
            root_module: { resources: [resource] },
          },
        },
        resource_drift: [
          {
            change: {
              actions: ['update'],
              before: { p: SECRET },
              before_sensitive: { p: true },
            },
          },
        ],
        output_changes: {
          o: {
            actions: ['create'],
            before: null,
            after: SECRET,
            after_sensitive: true,
          },
        },
        action_invocations: [
          {
            address: 'action.x',
            config_values: { p: SECRET },
            config_sensitive: { p: true },
          },
        ],
      }),
    );
    expect(text).not.toContain(SECRET);
    expect(text.split(sealOf(SECRET))).toHaveLength(6);
  });

  it('seals and marks what a provider wrote into the state unmarked, of a secret that is given and of an earlier one', async () => {
    const before = {
      input: { p: OLD, q: 'x' },
      output: { p: OLD, q: 'x', l: [`${OLD}!`] },
    };
    const plan = {
      ...update({
        before,
        before_sensitive: { input: { p: true } },
        after: { input: { p: SECRET }, kept: 1 },
        after_sensitive: { input: { p: true } },
        after_unknown: { output: true },
      }),
      prior_state: {
        values: {
          root_module: {
            resources: [
              { values: before, sensitive_values: { input: { p: true } } },
            ],
          },
        },
      },
    };
    const withheld = await withhold(plan);
    expect(JSON.stringify(withheld)).not.toContain(OLD);
    expect(withheld.resource_changes[0].change).toMatchObject({
      before: { output: { p: sealOf(OLD), q: 'x' } },
      before_sensitive: { input: { p: true }, output: { p: true, l: [true] } },
    });
  });

  it('does the same with what stays as it is', async () => {
    const values = { input: SECRET, output: SECRET };
    const mask = { input: true };
    const { resource_changes: rows } = await withhold(
      update({
        before: values,
        before_sensitive: mask,
        after: values,
        after_sensitive: mask,
      }),
    );
    expect(rows[0].change).toMatchObject({
      after: { input: sealOf(SECRET), output: sealOf(SECRET) },
      after_sensitive: { input: true, output: true },
    });
  });

  it.each<[string, object]>([
    ['a new value', update({ before: null, after: { region: SECRET } })],
    [
      'a changed value',
      update({ before: { region: 'x' }, after: { region: SECRET } }),
    ],
    [
      'a part of a new value',
      update({ before: null, after: { url: `https://${SECRET}@x` } }),
    ],
    [
      'the name of a member',
      update({ before: null, after: { tags: { [SECRET]: 'x' } } }),
    ],
    [
      'an address',
      {
        resource_changes: [
          { address: `a.b["${SECRET}"]`, change: { actions: [] } },
        ],
      },
    ],
    ['another variable', { variables: { region: { value: SECRET } } }],
    [
      'an output',
      { output_changes: { o: { actions: ['create'], after: SECRET } } },
    ],
    ['something unheard of', { news: [{ deep: SECRET }] }],
  ])(
    'refuses a secret in clear as %s instead of hiding what rules have to see',
    async (_, plan) => {
      const error = await withhold(plan).catch(refusal => refusal);
      expect(error).toMatchObject({ code: 'secret-exposed' });
      expect(error.message).not.toContain(SECRET);
    },
  );

  it('leaves short and unrelated values alone', async () => {
    const plan = update({ before: null, after: { a: 'yes', b: 'payments' } });
    expect(await withhold(plan, ['yes', 'pay', 'other'])).toEqual(plan);
  });

  it('does not take data of a resource for a mask', async () => {
    const plan = update({
      before: null,
      after: {
        tags: {
          values: 'eu',
          sensitive_values: true,
          value: 'x',
          sensitive: true,
        },
      },
      after_sensitive: {},
    });
    expect(await withhold(plan)).toEqual(plan);
  });

  it('refuses a number that it could not write again', async () => {
    const bytes = Buffer.from(
      '{"a": "9007199254740993", "b": 9007199254740993}',
    );
    const answer = withholdSecrets({
      bytes,
      variables: [],
      secrets: [],
      seal: async () => [],
    });
    await expect(answer).rejects.toMatchObject({ code: 'number-inexact' });
  });
});
