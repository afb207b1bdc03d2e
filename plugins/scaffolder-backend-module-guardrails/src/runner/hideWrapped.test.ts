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
});
