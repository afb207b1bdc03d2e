import { csvRecords } from './csvRecords';

/** Lines with cells; a record that is not CSV as `not CSV`. */
const read = (text: string) =>
  [...csvRecords(text)].map(({ line, cells }) => [line, cells ?? 'not CSV']);

describe('csvRecords', () => {
  it.each<[string, unknown[]]>([
    ['', []],
    ['a,b', [[1, ['a', 'b']]]],
    [
      'a,b\r\nc,d\r\n',
      [
        [1, ['a', 'b']],
        [2, ['c', 'd']],
      ],
    ],
    [
      'a\nb',
      [
        [1, ['a']],
        [2, ['b']],
      ],
    ],
    [',', [[1, ['', '']]]],
    ['a,', [[1, ['a', '']]]],
    ['a,""', [[1, ['a', '']]]],
    ['"a",', [[1, ['a', '']]]],
    [
      'a,\nb,,',
      [
        [1, ['a', '']],
        [2, ['b', '', '']],
      ],
    ],
    [
      '\n\n',
      [
        [1, ['']],
        [2, ['']],
      ],
    ],
    ['"a ""b"", c"', [[1, ['a "b", c']]]],
    ['""""', [[1, ['"']]]],
    [
      '"a\r\nb",c\r\nd',
      [
        [1, ['a\r\nb', 'c']],
        [3, ['d']],
      ],
    ],
    ['"a\rb"', [[1, ['a\rb']]]],
    [" a ,' ", [[1, [' a ', "' "]]]],
    ['\ufeffa', [[1, ['\ufeffa']]]],
  ])('reads %j', (text, expected) => {
    expect(read(text)).toEqual(expected);
  });

  // What a spreadsheet could show as other cells or rows than those that are verified.
  it.each([
    'a\rb',
    'a,b\r',
    '\r',
    'a"b',
    ' "a"',
    '"a" ',
    '"a"b',
    '"a',
    '"a""',
    '"',
  ])('reads nothing of %j', text => {
    expect(read(text)).toEqual([[1, 'not CSV']]);
    expect(read(`x,y\n${text}`)).toEqual([
      [1, ['x', 'y']],
      [2, 'not CSV'],
    ]);
  });
});
