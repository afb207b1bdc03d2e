import { unknownSettings } from './unknownSettings';

describe('unknownSettings', () => {
  it.each<[string, unknown, ReturnType<typeof unknownSettings>]>([
    ['nothing', undefined, []],
    [
      'settings that are read',
      {
        environments: [{ name: 'a', class: 'sandbox', terraform: {} }],
        access: { readers: [], postgres: [{ roles: [{ name: 'a' }] }] },
        evidence: { timeToLive: { hours: 1 } },
        terraform: { state: { settings: { anything: 'x' } } },
      },
      [],
    ],
    [
      'a mistyped list',
      { enviroments: [] },
      [{ path: 'guardrails.enviroments', meant: 'environments' }],
    ],
    [
      'a mistyped member',
      { access: { reader: [] } },
      [{ path: 'guardrails.access.reader', meant: 'readers' }],
    ],
    [
      'a mistyped member in a list',
      { environments: [{ name: 'a' }, { clas: 'production' }] },
      [{ path: 'guardrails.environments[1].clas', meant: 'class' }],
    ],
    [
      'a mistyped member in a list of a list',
      { access: { postgres: [{ roles: [{ nmae: 'a' }] }] } },
      [{ path: 'guardrails.access.postgres[0].roles[0].nmae', meant: 'name' }],
    ],
    [
      'something of another plugin',
      { acme: { a: 1 } },
      [{ path: 'guardrails.acme', meant: undefined }],
    ],
  ])('finds %s', (_what, value, expected) => {
    expect(unknownSettings(value)).toEqual(expected);
  });
});
