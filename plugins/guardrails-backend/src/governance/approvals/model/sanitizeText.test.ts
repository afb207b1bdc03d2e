import { sanitizeText } from './sanitizeText';

describe('sanitizeText', () => {
  it.each([
    ['plain words', ' A sale \n', 'A sale'],
    ['lines of every system', 'a\r\nb\rc\nd', 'a\nb\nc\nd'],
    ['an order of letters that misleads', 'a\u202eb', 'a\\u{202e}b'],
    ['markup, which pages escape', '<b>{{a}}', '<b>{{a}}'],
  ])('keeps %s', (_, text, expected) => {
    expect(sanitizeText(text)).toBe(expected);
  });
});
