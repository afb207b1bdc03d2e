import { refuseLowered } from './refuseLowered';

const environments = (
  ['sandbox', 'development', 'staging', 'production'] as const
).map(name => ({ name, class: name }));

function refusal(
  named: string | undefined,
  registered: string[],
  shown: string[] = [],
): string | undefined {
  try {
    refuseLowered({
      environments: [...environments, { name: 'eu', class: 'production' }],
      ref: 'resource:default/a',
      named,
      registered,
      shown,
    });
    return undefined;
  } catch (error) {
    return (error as { code: string }).code;
  }
}

describe('refuseLowered', () => {
  it.each<[string, string | undefined, string[], string[], boolean]>([
    ['something new', 'sandbox', [], [], true],
    [
      'production in the registry, named as sandbox',
      'sandbox',
      ['production'],
      [],
      false,
    ],
    [
      'production in the catalog, named as staging',
      'staging',
      [],
      ['production'],
      false,
    ],
    [
      'an unknown environment is production',
      'sandbox',
      [],
      ['elsewhere'],
      false,
    ],
    [
      'in both, as the registry says',
      'sandbox',
      ['sandbox', 'production'],
      ['production'],
      true,
    ],
    [
      'in both, as only the catalog says',
      'sandbox',
      [],
      ['sandbox', 'production'],
      false,
    ],
    ['a stricter environment', 'production', ['sandbox'], ['sandbox'], true],
    ['another environment of the same class', 'eu', ['production'], [], true],
    ['no environment is production', undefined, ['production'], [], true],
    [
      'the environment it is in',
      'production',
      ['production'],
      ['production'],
      true,
    ],
  ])('%s', (_name, named, registered, shown, passes) => {
    expect(refusal(named, registered, shown)).toBe(
      passes ? undefined : 'environment-differs',
    );
  });
});
