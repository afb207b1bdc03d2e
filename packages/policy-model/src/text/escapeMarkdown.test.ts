import { escapeMarkdown } from './escapeMarkdown';

describe('escapeMarkdown', () => {
  it.each([
    ['![a](https://a.example/i.png)', '!\\[a](https://a.example/i.png)'],
    ['\\![a](b) \\\\[c](d)', '\\\\!\\[a](b) \\\\\\\\\\[c](d)'],
    ['![a][b]\n\n[b]: //a.example/i', '!\\[a]\\[b]\n\n\\[b]: //a.example/i'],
    ['[![a](b)](c)', '\\[!\\[a](b)](c)'],
    ['<img src="//a.example">', '\\<img src="//a.example">'],
    ['<https://a.example>', '\\<https://a.example>'],
    ['A queue, 2 * 3_4 & more', 'A queue, 2 * 3_4 & more'],
  ])('%j becomes %j', (text, escaped) => {
    expect(escapeMarkdown(text)).toBe(escaped);
  });
});
