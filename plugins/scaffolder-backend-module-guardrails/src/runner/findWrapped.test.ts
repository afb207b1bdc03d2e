import { createMask } from './createMask';

describe('a secret that Terraform has broken over lines', () => {
  const mask = createMask([
    'correct horse  battery staple',
    'say "so" twice',
    'abc defgh',
  ]);

  it.each([
    ['it was correct horse', 'it was ***'],
    ['battery staple and more', '*** and more'],
    ['│ battery staple.', '│ ***.'],
    ['horse  battery', '***'],
    ['  horse', '  ***'],
    ['staple, then correct horse', '***, then ***'],
    ['it said say \\"so\\"', 'it said ***'],
    ['twice "as" much', '*** "as" much'],
    ['nothing of it', 'nothing of it'],
    ['incorrect', 'in***'],
    ['', ''],
    ['│', '│'],
    // Too short to be taken for a part of a secret.
    ['we say abc', 'we say abc'],
    ['defgh', '***'],
  ])('%j is shown as %j', (line, shown) => {
    expect(mask(line)).toBe(shown);
  });

  it('is hidden whole where another one is inside it, or overlaps it', () => {
    const nested = createMask([
      'correct horse battery staple',
      'horse',
      'host=db1 user=app password=hunter22 sslmode=require',
      'hunter22',
    ]);
    expect(nested('it was correct')).toBe('it was ***');
    expect(nested('│ horse battery staple" is bad')).toBe('│ ***" is bad');
    expect(nested('password=hunter22 sslmode=require')).toBe('***');
    const overlapping = createMask(['abcd efgh', 'efgh ijkl']);
    expect(overlapping('x abcd efgh ijkl y')).toBe('x *** y');
    expect(createMask(['aaaa'])('baaaaaab')).toBe('b***b');
  });
});
