import { prettyJson } from './prettyJson';

describe('prettyJson', () => {
  it.each([
    [{}],
    [{ decisions: [], errors: [] }],
    [
      {
        decisions: [
          {
            file: 'a\nb "c"',
            findings: [
              { actual: null, expected: [1, { deep: [[], {}] }], path: 'x\ny' },
              { actual: true, expected: undefined, remediation: [] },
            ],
            skipped: undefined,
          },
          { findings: [] },
        ],
        errors: [{ code: 'x' }],
      },
    ],
  ])('writes what JSON.stringify writes: %j', value => {
    expect([...prettyJson(value)].join('')).toBe(
      `${JSON.stringify(value, null, 2)}\n`,
    );
  });

  it('hands out long documents in pieces', () => {
    const value = {
      list: Array.from({ length: 1000 }, () => 'x'.repeat(5000)),
    };
    const pieces = [...prettyJson(value)];
    expect(pieces.join('')).toBe(`${JSON.stringify(value, null, 2)}\n`);
    expect(pieces.length).toBeGreaterThan(3);
  });
});
