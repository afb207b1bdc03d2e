import { quoteForDisplay } from './quoteForDisplay';
import { isSingleLine } from './singleLine';

describe('single lines', () => {
  it.each([
    ['production', true, 'production'],
    ['resource:default/shop', true, 'resource:default/shop'],
    ['München 1', true, '"München 1"'],
    ['', true, '""'],
    ['-x', true, '"-x"'],
    ['say "hi" \\', true, '"say \\"hi\\" \\\\"'],
    ['a\nb', false, '"a\\nb"'],
    ['a\u2029b', false, '"a\\u{2029}b"'],
    ['a\u0085b', false, '"a\\u{0085}b"'],
    ['\u202egnp', false, '"\\u{202e}gnp"'],
    ['a\u200bb', false, '"a\\u{200b}b"'],
    ['a\u3164b', false, '"a\u3164b"'],
    ['a\u2800b', false, '"a\u2800b"'],
    ['a\u{e0041}b', true, '"a\\u{e0041}b"'],
  ])('%j: %p, shown as %s', (text, single, shown) => {
    expect(isSingleLine(text)).toBe(single);
    expect(quoteForDisplay(text)).toBe(shown);
  });
});
