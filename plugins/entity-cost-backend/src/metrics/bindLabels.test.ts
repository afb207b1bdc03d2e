import { bindLabels, faultOf, tellsNamespacesApart } from './bindLabels';

const shop = {
  kind: 'component',
  namespace: 'default',
  name: 'shop',
  ref: 'component:default/shop',
};

it.each([
  ['up{app="$name"}', 'up{app="shop"}'],
  ["up{app='$name',ns = '$namespace'}", 'up{app="shop",ns = "default"}'],
  ['up{entity="$ref"}', 'up{entity="component:default/shop"}'],
  [
    'sum(rate(x{app="$name",code!="$kind",path=~"/a.*$"}[5m]))',
    'sum(rate(x{app="shop",code!="component",path=~"/a.*$"}[5m]))',
  ],
])('binds %s', (query, expected) => {
  expect(faultOf(query)).toBeUndefined();
  expect(bindLabels(query, shop)).toBe(expected);
});

it.each([
  ['shop"} or up{app="other'],
  ['shop\\"} or up{x="'],
  ['shop\n} or up'],
  ['$ref'],
  ['$&$1'],
])('takes the name %j for one label value', name => {
  const query = bindLabels('up{app="$name"} > 0', { ...shop, name });
  const [, literal] = /^up\{app=("(?:[^"\\\n]|\\.)*")\} > 0$/.exec(query) ?? [];
  expect(JSON.parse(literal)).toBe(name);
});

it.each([
  ['up', 'shows every entity the same'],
  ['up{app!="$name"}', 'shows every entity the same'],
  ['up{app=~"$name"}', 'not a whole label value'],
  ['up{app!~"$name",b="$ref"}', 'not a whole label value'],
  ['up{app="$name-api"}', 'not a whole label value'],
  ['up{app="a$name"}', 'not a whole label value'],
  ['up{app=$name}', 'not a whole label value'],
  ['$name{app="$name"}', 'not a whole label value'],
  ['up == "$name"', 'not a whole label value'],
])('refuses %s', (query, fault) => {
  expect(faultOf(query)).toContain(fault);
});

it.each(["o'neill", 'a`b'])('ends no quotes with the name %j', name => {
  const query = bindLabels(`up{x='app="$name"'}`, { ...shop, name });
  expect(query.match(/['`]/g)).toEqual(["'", "'"]);
});

it('knows which queries tell namesakes in two namespaces apart', () => {
  expect(tellsNamespacesApart('up{app="$name"}')).toBe(false);
  expect(tellsNamespacesApart('up{app="$name",ns!="$namespace"}')).toBe(false);
  expect(tellsNamespacesApart('up{app="$name",ns="$namespace"}')).toBe(true);
  expect(tellsNamespacesApart('up{entity="$ref"}')).toBe(true);
});
