import { catalogSpelling, parseEntityRef } from './parseEntityRef';
import { normalRef } from './normalRef';

const shop = 'component:default/shop';
const long = `component:default/${'x'.repeat(382)}`;

/** What it is, what it is where a kind may be left out, and how the catalog is asked for it. */
const table: [
  text: string,
  entity: string | undefined,
  group: string | undefined,
  catalog: string | undefined,
][] = [
  [shop, shop, shop, shop],
  ['component:shop', shop, shop, shop],
  ['Component:Default/SHOP', shop, shop, shop],
  ['shop', undefined, 'group:default/shop', undefined],
  ['other/shop', undefined, 'group:other/shop', undefined],
  ['component:default/shop.v-1_a', ...same('component:default/shop.v-1_a')],
  // names that objects have of themselves are names like any other
  ['constructor', undefined, 'group:default/constructor', undefined],
  ['__proto__', undefined, 'group:default/__proto__', undefined],
  [
    'component:constructor/__proto__',
    ...same('component:constructor/__proto__'),
  ],
  ['__proto__:default/x', undefined, undefined, '__proto__:default/x'],
  // parts that are missing, empty or too many
  ['', ...none()],
  [':default/shop', ...none()],
  ['component:/shop', ...none()],
  ['component:default/', ...none()],
  ['component:', ...none()],
  ['/', ...none()],
  ['component:default/a/b', undefined, undefined, 'component:default/a/b'],
  ['a:b:c/d', undefined, undefined, 'a:b:c/d'],
  ['9:default/shop', undefined, undefined, '9:default/shop'],
  // whitespace and what is not seen
  [' component:default/shop', undefined, undefined, ` ${shop}`],
  [`${shop} `, undefined, undefined, `${shop} `],
  [`${shop}\n`, undefined, undefined, `${shop}\n`],
  ['component:default/sh op', undefined, undefined, 'component:default/sh op'],
  [`${shop}\u0000`, undefined, undefined, `${shop}\u0000`],
  [`${shop}\u200b`, undefined, undefined, `${shop}\u200b`],
  [' ', undefined, undefined, undefined],
  // letters that look like others
  [
    'component:default/sh\u043ep',
    undefined,
    undefined,
    'component:default/sh\u043ep',
  ],
  [
    'component:default/\uff53hop',
    undefined,
    undefined,
    'component:default/\uff53hop',
  ],
  [
    'component:default/\u0130x',
    undefined,
    undefined,
    'component:default/i\u0307x',
  ],
  // The sign for kelvin is a k in small letters: the same entity, so nothing is told apart that looks alike.
  ['component:default/\u212aafka', ...same('component:default/kafka')],
  // 400 characters, and one more
  [long, ...same(long)],
  [`${long}x`, undefined, undefined, `${long}x`],
];

function same(ref: string): [string, string, string] {
  return [ref, ref, ref];
}

function none(): [undefined, undefined, undefined] {
  return [undefined, undefined, undefined];
}

it.each(table)(
  'spells %j once, or not at all',
  (text, entity, group, catalog) => {
    expect(parseEntityRef(text)).toBe(entity);
    expect(parseEntityRef(text, 'group')).toBe(group);
    expect(catalogSpelling(text)).toBe(catalog);
  },
);

it.each(table.filter(([, entity]) => entity !== undefined))(
  'takes %j, and its spelling as it is',
  (text, entity = '') => {
    expect(normalRef(text)).toBe(entity);
    expect(normalRef(entity)).toBe(entity);
  },
);

it.each(table.filter(([, entity]) => entity === undefined))(
  'refuses %j with a code',
  text => {
    expect(() => normalRef(text)).toThrow(
      expect.objectContaining({
        code: 'bad-request',
        message: `Not an entity ref of the form kind:namespace/name: ${text}`,
      }),
    );
  },
);
