import { csvCell } from './csvCell';

describe('csvCell', () => {
  it.each([
    ['Compute', 'Compute'],
    ['-12.5', '-12.5'],
    ['=1+1', `"'=1+1"`],
    ['+1', `"'+1"`],
    ['-1+1', `"'-1+1"`],
    ['@SUM(A1)', `"'@SUM(A1)"`],
    ['|calc', `"'|calc"`],
    ['%x', `"'%x"`],
    [' =1', `"' =1"`],
    ['\t=1', `"'\t=1"`],
    ['\r=1', `"'\r=1"`],
    ['\n=1', `"'\n=1"`],
    ['\uff1d1', `"'\uff1d1"`],
    ['a,"b"', '"a,""b"""'],
    ['a;b', '"a;b"'],
  ])('%j is the cell %j', (text, cell) => {
    expect(csvCell(text)).toBe(cell);
  });
});
