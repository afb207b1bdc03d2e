import type {
  Json,
  Parameters,
  ParameterSet,
  Rule,
} from '@backstage-guardrails/policy-model';
import { parametersWith, sha256, testRules } from '../../__testUtils__';
import { loadParameters } from '../loadParameters';
import { overlayParameters } from './overlayParameters';

const [first, second] = testRules;
const rules: Rule[] = [first, { ...second, alwaysOn: 'It guards consent.' }];
const text = { type: 'string', minLength: 1 };
const bundle = {
  rules,
  parametersSchema: {
    type: 'object',
    additionalProperties: false,
    $defs: { ports: list({ type: 'integer' }, { merged: true }) },
    properties: {
      public: { type: 'boolean' },
      maximumNodes: { type: 'integer', minimum: 1 },
      allowed: list(text),
      denied: list(text, { merged: true, minItems: 1 }),
      ports: { $ref: '#/$defs/ports' },
      tags: {
        type: 'object',
        propertyNames: { enum: ['env', 'class', 'team'] },
        additionalProperties: list(text),
      },
      hours: {
        type: 'object',
        required: ['from', 'days'],
        additionalProperties: false,
        properties: {
          from: { type: 'integer' },
          days: list({ type: 'integer' }),
        },
      },
      note: { anyOf: [text, { type: 'null' }] },
    },
  },
};
const values = {
  public: false,
  maximumNodes: 3,
  allowed: ['a', 'b'],
  denied: ['x', 'y'],
  ports: [22, 3389],
  tags: { env: ['dev'], class: ['public'] },
  hours: { from: 8, days: [1, 2] },
  note: 'n',
};
const shipped: Parameters = parametersWith({ values });
const overlay = (file: object, from: Partial<typeof bundle> = bundle) =>
  overlayParameters(
    { version: 'guardrails/parameters/v1', ...file },
    { shipped, hash: sha256, bundle: { rules, ...from } },
  );
const production = (set: Record<string, unknown>) =>
  overlay({ production: set });
const valueOf = (own: Record<string, Json>) =>
  production({ values: own }).value.production.values;

const off = {
  level: 'off',
  reason: 'Checked by the network team.',
  owner: 'group:default/network',
} as const;

function list(items: Json, more: { [keyword: string]: Json } = {}) {
  return { type: 'array', items, ...more };
}

describe('overlayParameters', () => {
  it('takes what the file leaves out from the shipped parameters', () => {
    const whole = loadParameters(shipped, { hash: sha256, bundle });
    expect(overlay({})).toMatchObject(whole);
    expect(production({})).toMatchObject(whole);
    expect(production({ values: {}, rules: {} })).toMatchObject(whole);
  });

  it.each<[string, Record<string, Json>, Record<string, Json>]>([
    ['a number', { maximumNodes: 9 }, { maximumNodes: 9 }],
    ['a list', { allowed: ['c'] }, { allowed: ['c'] }],
    ['a list that is empty', { allowed: [] }, { allowed: [] }],
    ['a value that may be null', { note: null }, { note: null }],
    [
      'an object, by key',
      { hours: { from: 9 } },
      { hours: { from: 9, days: [1, 2] } },
    ],
    [
      'a member of an object that is a list',
      { tags: { env: ['prod'], team: ['red'] } },
      { tags: { env: ['prod'], class: ['public'], team: ['red'] } },
    ],
    [
      'a member that is taken away',
      { tags: { class: null } },
      { tags: { env: ['dev'] } },
    ],
    [
      'items of a merged list',
      { denied: ['z', 'x'] },
      { denied: ['x', 'y', 'z'] },
    ],
    ['no items of a merged list', { denied: [] }, { denied: ['x', 'y'] }],
    ['items by reference', { ports: [5432] }, { ports: [22, 3389, 5432] }],
    [
      'a merged list, with items taken away',
      { denied: { add: ['z'], remove: ['x'] } },
      { denied: ['y', 'z'] },
    ],
    ['numbers taken away', { ports: { remove: [22] } }, { ports: [3389] }],
  ])('overlays %s', (_what, own, expected) => {
    expect(valueOf(own)).toEqual({ ...values, ...expected });
  });

  it.each<[string, Record<string, Json>]>([
    ['production.values.maximumNodes: ', { maximumNodes: '9' }],
    ['production.values.maximumNodes: ', { maximumNodes: null }],
    ['production.values.allowed: ', { allowed: null }],
    ['production.values.allowed: ', { allowed: { add: ['c'] } }],
    ['production.values.allowed.1: ', { allowed: ['c', 3] }],
    ['production.values.denied.0: ', { denied: [3] }],
    ['production.values.denied: ', { denied: null }],
    ['production.values.denied: ', { denied: {} }],
    ['production.values.denied: ', { denied: { added: ['z'] } }],
    ['production.values.denied: ', { denied: { add: 'z' } }],
    ['production.values.denied: ', { denied: { x: null } }],
    ['production.values.denied.add.0: ', { denied: { add: [3] } }],
    [
      'production.values.denied.remove.1: the shipped list has no such item',
      { denied: { remove: ['x', 'v'] } },
    ],
    [
      'production.values.denied.add.0: is removed as well',
      { denied: { add: ['x'], remove: ['x'] } },
    ],
    ['production.values.denied: ', { denied: { remove: ['x', 'y'] } }],
    ['production.values.ports.remove.0: ', { ports: { remove: ['22'] } }],
    ['production.values.hours.from: ', { hours: { from: '9' } }],
    [
      'production.values.hours.from: cannot be null; leave it out for the shipped value',
      { hours: { from: null } },
    ],
    [
      'production.values.hours.til: there is no such value',
      { hours: { til: 3 } },
    ],
    [
      'production.values.tags.team: null takes away a shipped member, and there is none',
      { tags: { team: null } },
    ],
    ['production.values.tags.tame: ', { tags: { tame: ['x'] } }],
    ['production.values.tags.env.0: ', { tags: { env: [''] } }],
    ['production.values.tags: ', { tags: [] }],
    [
      'production.values.maximumNode: there is no such value, did you mean maximumNodes?',
      { maximumNode: 3 },
    ],
    ['production.values.constructor: ', { constructor: 3 }],
    ['production.values.__proto__: ', JSON.parse('{"__proto__":{"a":1}}')],
    [
      'production.values.tags.__proto__: ',
      JSON.parse('{"tags":{"__proto__":["x"]}}'),
    ],
  ])('refuses %s in %j', (place, own) => {
    expect(() => valueOf(own)).toThrow(
      expect.objectContaining({
        code: 'parameters-malformed',
        message: expect.stringContaining(place),
      }),
    );
  });

  it.each<[string, object]>([
    [
      'prod: there is no such class of environments; there are sandbox, development, staging, production',
      { prod: {} },
    ],
    ['production.value', { production: { value: {} } }],
    ['production.approvers', { production: { approvers: [] } }],
    ['production: ', { production: null }],
    ['production.values: ', { production: { values: null } }],
    ['production.approvers: ', { production: { approvers: null } }],
    ['version: has to be guardrails/parameters/v1', { version: '2' }],
  ])('refuses %s', (place, file) => {
    expect(() => overlay(file)).toThrow(
      expect.objectContaining({
        code: 'parameters-malformed',
        message: expect.stringContaining(place),
      }),
    );
  });

  it('reaches no class that the file does not name', () => {
    const { value } = production({
      values: { maximumNodes: 9 },
      rules: { [first.id]: off },
      approvers: [{ from: ['group:default/few'], minimum: 1 }],
    });
    const { production: changed, ...others } = value;
    const { production: _, ...same } = shipped;
    expect(changed.rules).toEqual({ [first.id]: off });
    expect(others).toEqual(same);
  });

  it('says where each place comes from', () => {
    const { origins } = production({
      values: { maximumNodes: 9, denied: ['z'] },
      rules: { [first.id]: { level: 'advisory' } },
    });
    expect(origins.sandbox['values.maximumNodes']).toBe('shipped');
    expect(origins.production).toMatchObject({
      'values.maximumNodes': 'file',
      'values.denied': 'merged',
      'values.allowed': 'shipped',
      [`rules.${first.id}`]: 'file',
      approvers: 'shipped',
    });
  });

  it('takes a complete file as it is', () => {
    const whole = parametersWith({
      values: { ...values, denied: ['z'], tags: { env: ['prod'] } },
    });
    const { value, digest } = overlay(whole);
    expect(value).toEqual(whole);
    expect(digest).toBe(loadParameters(whole, { hash: sha256, bundle }).digest);
    const { note: _, ...lacking } = whole.production.values;
    expect(
      overlay({
        ...whole,
        production: { ...whole.production, values: lacking },
      }).value.production.values,
    ).toEqual({
      ...values,
      denied: ['x', 'y', 'z'],
      tags: { env: ['prod'], class: ['public'] },
    });
  });

  it('takes nothing that the bundle does not have from the shipped parameters', () => {
    const { public: declared } = bundle.parametersSchema.properties;
    const own = {
      rules: [first],
      parametersSchema: { type: 'object', properties: { public: declared } },
    };
    const of = (from: Parameters, with_: object) =>
      overlayParameters(
        { version: 'guardrails/parameters/v1' },
        { shipped: from, hash: sha256, bundle: { ...own, ...with_ } },
      ).value.production;
    const more = parametersWith({ values, rules: { [second.id]: {} } });
    expect(of(more, {})).toMatchObject({
      values: { public: false },
      rules: {},
    });
    expect(of(more, { parametersSchema: undefined }).values).toEqual({
      public: false,
    });
  });

  it('replaces the values of a bundle without a schema', () => {
    expect(
      overlay(
        { production: { values: { public: null } } },
        { parametersSchema: undefined },
      ).value.production.values,
    ).toEqual({ public: null });
  });
});

describe('the setting of a rule', () => {
  const settingOf = (setting: unknown, id: string = first.id) =>
    production({ rules: { [id]: setting } }).value.production.rules;

  it.each<[ParameterSet['rules'][string]]>([
    [{ level: 'advisory' }],
    [{}],
    [off],
    [{ ...off, owner: 'user:default/lead' }],
  ])('can be %j', setting => {
    expect(settingOf(setting)).toEqual({ [first.id]: setting });
  });

  it.each<[string, unknown]>([
    ['reason: ', { ...off, reason: undefined }],
    ['reason: say why', { ...off, reason: ' ' }],
    ['owner: ', { level: 'off', reason: 'r' }],
    ['owner: name a group or a user', { ...off, owner: 'platform' }],
    ['owner: ', { ...off, owner: 'component:default/a' }],
    ['until: ', { ...off, until: '2027' }],
    ['owner: ', { level: 'advisory', reason: 'r' }],
    ['level: ', { level: 'none' }],
    ['level: ', { level: null }],
  ])('is refused at %s in %j', (place, setting) => {
    const file = JSON.parse(JSON.stringify({ setting }));
    expect(() => settingOf(file.setting)).toThrow(
      `production.rules.${first.id}.${place}`,
    );
  });

  it('cannot be off where the rule says so, with the reason', () => {
    expect(() => settingOf(off, second.id)).toThrow(
      `production.rules.${second.id}: may not be off. It guards consent.`,
    );
    const whole = parametersWith({ values, rules: { [second.id]: off } });
    expect(() => overlay(whole)).toThrow('may not be off');
    expect(() => loadParameters(whole, { hash: sha256, bundle })).toThrow(
      'may not be off',
    );
  });

  it('is one value: a level does not meet the reason of the shipped one', () => {
    const options = { hash: sha256, bundle };
    const from = parametersWith({ values, rules: { [first.id]: off } });
    const version = from.version;
    const set = (setting: object) =>
      overlayParameters(
        { version, production: { rules: { [first.id]: setting } } },
        { ...options, shipped: from },
      ).value.production.rules[first.id];
    expect(set({ level: 'mandatory' })).toEqual({ level: 'mandatory' });
    expect(() => set({ reason: 'Another.' })).toThrow('level: ');
  });
});

describe('beside the shipped bundle, one that brings values for its own parameters', () => {
  const own = {
    parametersSchema: {
      ...bundle.parametersSchema,
      properties: {
        ...bundle.parametersSchema.properties,
        'acme/days': { type: 'integer', minimum: 1 },
      },
    },
    parameterDefaults: { production: { 'acme/days': 14 } },
  };
  const beside = (file: object) =>
    overlayParameters(
      { version: 'guardrails/parameters/v1', ...file },
      { shipped, hash: sha256, bundle: { rules, ...own } },
    );

  it('has them where the file says nothing, in their class alone', () => {
    const { value } = beside({ production: { values: { maximumNodes: 4 } } });
    expect(value.production.values).toMatchObject({
      maximumNodes: 4,
      public: false,
      'acme/days': 14,
    });
    expect(value.sandbox.values).not.toHaveProperty('acme/days');
  });

  it('has that of the file before them, and checks it', () => {
    const days = (value: Json) =>
      beside({ production: { values: { 'acme/days': value } } }).value
        .production.values['acme/days'];
    expect(days(30)).toBe(30);
    expect(() => days('30')).toThrow(/production\.values\.acme\/days/);
  });

  it('are merged as their schema says, also below a complete file', () => {
    const withList = {
      parametersSchema: {
        ...own.parametersSchema,
        properties: {
          ...own.parametersSchema.properties,
          'acme/denied': { type: 'array', items: text, merged: true },
        },
      },
      parameterDefaults: { production: { 'acme/denied': ['a', 'b'] } },
    };
    const { version: _version, ...classes } = shipped;
    for (const rest of [{}, classes]) {
      const { value, complete } = overlayParameters(
        {
          version: 'guardrails/parameters/v1',
          ...rest,
          production: {
            ...(rest === classes && shipped.production),
            values: {
              ...(rest === classes && values),
              'acme/denied': ['c'],
            },
          },
        },
        { shipped, hash: sha256, bundle: { rules, ...withList } },
      );
      expect(complete).toBe(rest === classes);
      expect(value.production.values['acme/denied']).toEqual(['a', 'b', 'c']);
      expect(value.production.values.denied).toEqual(['x', 'y']);
    }
  });

  it('takes a complete file of before as it is, and adds them alone', () => {
    const { version: _version, ...classes } = shipped;
    const file = {
      ...classes,
      production: {
        ...shipped.production,
        values: { ...values, denied: ['z'] },
      },
    };
    const { value } = beside(file);
    expect(value.production.values).toEqual({
      ...values,
      denied: ['z'],
      'acme/days': 14,
    });
  });
});
