import { displayText } from '@backstage-guardrails/display-text';

describe('displayText', () => {
  it.each([
    ['database', 'database'],
    ['  db\n', 'db'],
    ['a\nb', 'a\\u{a}b'],
    ['\u202Etxt.exe', '\\u{202e}txt.exe'],
    ['<img src=x onerror=alert(1)>', '<img src=x onerror=alert(1)>'],
    ['\u001b[31mred', '\\u{1b}[31mred'],
    ['\ud83d', '\\u{d83d}'],
    [`e${'\u0301'.repeat(50)}`, `e${'\u0301'.repeat(3)}`],
    ['', ''],
  ])('%j becomes %j', (text, shown) => {
    expect(displayText(text)).toBe(shown);
  });

  it('keeps at most the limit, of text of any length', () => {
    const shown = displayText('😀'.repeat(1_000_000), 10);
    expect(Array.from(shown)).toHaveLength(10);
    expect(shown.endsWith('…')).toBe(true);
    expect(Array.from(displayText('\u0000'.repeat(50), 100))).toHaveLength(100);
  });
});
