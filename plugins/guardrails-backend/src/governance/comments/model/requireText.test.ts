import { requireText } from './requireText';

describe('requireText', () => {
  it.each([
    ['Why so large?', 'Why so large?'],
    ['  one\r\ntwo\rthree\n', 'one\ntwo\nthree'],
    ['- [ ] `code`\tand **bold**', '- [ ] `code`\tand **bold**'],
    ['<img src=x onerror=alert(1)>', '<img src=x onerror=alert(1)>'],
    ['![](https://example.com/pixel)', '![](https://example.com/pixel)'],
    ['👩\u200d👩\u200d👧 می\u200cخواهم', '👩\u200d👩\u200d👧 می\u200cخواهم'],
    ['👍', '👍'],
    ['❤\ufe0f', '❤\ufe0f'],
    ['점자 ⠓⠊', '점자 ⠓⠊'],
  ])('keeps %j', (written, kept) => {
    expect(requireText(written)).toBe(kept);
  });

  it.each([
    ['', 'empty'],
    [' \n\t ', 'empty'],
    ['\u200d', 'empty'],
    ['\u0301', 'empty'],
    ['\u2800 \u2800', 'empty'],
    ['a\u3164b', 'U+3164'],
    ['\u115f', 'U+115F'],
    ['a\u034fb', 'U+034F'],
    ['a\u17b4', 'U+17B4'],
    ['a\ufe00', 'U+FE00'],
    ['a\u{e0100}', 'U+E0100'],
    ['a\u0000b', 'U+0000'],
    ['\u001b[31mred', 'U+001B'],
    ['a\u0085b', 'U+0085'],
    ['\u202egnp.exe', 'U+202E'],
    ['a\u2066b', 'U+2066'],
    ['a\u200bb', 'U+200B'],
    ['a\u2028b', 'U+2028'],
    ['a\ud83d', 'U+D83D'],
    ['a\ue000', 'U+E000'],
    ['a\u{e0041}', 'U+E0041'],
  ])('refuses %j', (written, word) => {
    expect(() => requireText(written)).toThrow(
      expect.objectContaining({
        code: 'comment-invalid',
        message: expect.stringContaining(word),
        path: '/text',
      }),
    );
  });
});
