import { providersOf } from './providersOf';

const aws = (alias: string = '') =>
  `provider["registry.terraform.io/hashicorp/aws"]${alias}`;
const resource = (name: string, provider: string, more: object = {}) => ({
  ...{ mode: 'managed', type: 'aws_vpc', name, provider, instances: [] },
  ...more,
});
const stateOf = (...resources: object[]) =>
  JSON.stringify({ version: 4, resources });

describe('providersOf', () => {
  const state = stateOf(
    resource('main', aws()),
    resource('each', aws('.west')),
    resource('main', aws('.east'), { module: 'module.net["a.b[0]"]' }),
    resource('zones', aws('.west'), { mode: 'data', type: 'aws_zones' }),
  );

  it.each<[string, string | undefined]>([
    ['aws_vpc.main', aws()],
    ['aws_vpc.each[0]', aws('.west')],
    ['aws_vpc.each["a"]', aws('.west')],
    ['aws_vpc.each["a[\\"]"]', aws('.west')],
    ['module.net["a.b[0]"].aws_vpc.main', aws('.east')],
    ['data.aws_zones.zones', aws('.west')],
    ['aws_zones.zones', undefined],
    ['aws_vpc.other', undefined],
    ['module.net.aws_vpc.main', undefined],
  ])('of %s is %s', (address, expected) => {
    expect(providersOf(state)(address)).toBe(expected);
  });

  it.each(['{', 'null', '{"version":3,"modules":[]}', stateOf({ mode: 'x' })])(
    'is not known of what cannot be read: %s',
    text => {
      expect(providersOf(text)('aws_vpc.main')).toBeUndefined();
    },
  );
});
