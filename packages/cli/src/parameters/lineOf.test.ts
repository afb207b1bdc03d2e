import { lineOf } from './lineOf';

const text = `{
  "version": "x, \\"values\\": {",
  "sandbox": { "values": { "a": [{ "b": 1 }, 2], "b": true } },
  "production": {
    "values": {
      "a": { "b": [1,
        2] },
      "\\u0062": "production"
    }
  }
}`;

describe('lineOf', () => {
  it.each([
    [['version'], 2],
    [['sandbox', 'values', 'a'], 3],
    [['sandbox', 'values', 'b'], 3],
    [['production', 'values'], 5],
    [['production', 'values', 'a', 'b'], 6],
    [['production', 'values', 'b'], 8],
    [['values'], undefined],
    [['production', 'values', 'c'], undefined],
  ])('finds %j on line %s', (path, line) => {
    expect(lineOf(text, path)).toBe(line);
  });
});
