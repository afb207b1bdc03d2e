import { findCause } from './findCause';
import { createLineSplitter } from './createLineSplitter';
import { createMask } from './createMask';
import { createOutputTail } from './createOutputTail';
import { limitLines } from './limitLines';

const SECRET = 'a-secret-that-is-long-enough-to-be-cut';

/** The lines of an output that comes in chunks of every size. */
function linesOf(text: string, chunk: number): string[] {
  const lines: string[] = [];
  const splitter = createLineSplitter({
    mask: createMask([SECRET]),
    onLine: line => lines.push(line),
  });
  const bytes = Buffer.from(text);
  for (let at = 0; at < bytes.length; at += chunk) {
    splitter.push(bytes.subarray(at, at + chunk));
  }
  splitter.end();
  return lines;
}

describe('output of Terraform', () => {
  it.each([1, 7, 4_000, 100_000])(
    'shows no part of a secret, wherever a line is cut (chunks of %d)',
    chunk => {
      for (const before of [3_980, 3_999, 4_000, 65_530]) {
        const shown = linesOf(
          `${'x'.repeat(before)}${SECRET}\nä\n${SECRET}`,
          chunk,
        );
        const text = shown.join('\n');
        expect(text).not.toMatch(/a-secret|be-cut/);
        expect(shown.slice(1)).toEqual(['ä', '***']);
      }
    },
  );

  it('does not keep a line that never ends', () => {
    const [line, ...others] = linesOf(
      `${SECRET.repeat(100_000)}\nnext`,
      10_000,
    );
    expect(line).toBe('(A line of more than 65536 characters is not shown)');
    expect(others).toEqual(['next']);
  });

  it.each([
    ['quo"ted\\secret', 'input = "quo\\"ted\\\\secret"'],
    ['<secret & more>', '{"a":"\\u003csecret \\u0026 more\\u003e"}'],
    ['first-line\nsecond-line', 'x first-line'],
    ['tab\tinside', 'tab\tinside'],
    ['a${secret}word', 'input = "a$${secret}word"'],
  ])('masks %j as the tools write it', (secret, text) => {
    const shown: string[] = [];
    const splitter = createLineSplitter({
      mask: createMask([secret]),
      onLine: line => shown.push(line),
    });
    splitter.push(Buffer.from(text));
    splitter.end();
    expect(shown.join()).toContain('***');
    expect(shown.join()).not.toMatch(/secret|first|inside/);
  });

  it('masks all secrets at once, so that a short one leaves no rest of a longer one', () => {
    const mask = createMask(['prod']).and(['prod-Hunter2!secret']);
    expect(mask('password = "prod-Hunter2!secret" in prod')).toBe(
      'password = "***" in ***',
    );
  });

  it('leaves true and false, which are values of switches and of every plan', () => {
    const mask = createMask(['true', 'False', 'trueish-secret']);
    expect(mask('multi_az = true, skip = false, key = "trueish-secret"')).toBe(
      'multi_az = true, skip = false, key = "***"',
    );
  });

  it('is limited, and says so once', () => {
    const shown: string[] = [];
    const limited = limitLines(line => shown.push(line));
    for (let i = 0; i < 30_000; i++) limited.show('line');
    expect(shown).toHaveLength(20_001);
    expect(shown.at(-1)).toMatch(/^\(The rest is not shown/);
    const wide: string[] = [];
    const limitedWide = limitLines(line => wide.push(line));
    for (let i = 0; i < 5_000; i++) limitedWide.show('x'.repeat(4_000));
    expect(wide.join('').length).toBeLessThan(4.1 * 1024 * 1024);
  });

  it.each([1, 7, 1_000])('ends in whole lines (chunks of %d)', chunk => {
    const tailOf = (text: string) => {
      const tail = createOutputTail({
        limit: 64,
        mask: createMask([SECRET]),
      });
      const bytes = Buffer.from(text);
      for (let at = 0; at < bytes.length; at += chunk) {
        tail.push(bytes.subarray(at, at + chunk));
      }
      return tail.text();
    };
    expect(tailOf('one\ntwo')).toBe('one\ntwo\n');
    expect(tailOf(`${'x'.repeat(200)}\n${SECRET}\n`)).toBe('***\n');
    expect(tailOf(`${SECRET}\n${'line\n'.repeat(9)}`)).toBe('line\n'.repeat(9));
    expect(tailOf(SECRET.repeat(9))).toBe('');
  });

  it('says the cause from its first error on, without frame and log', () => {
    expect(
      findCause(
        [
          '2026-01-01T10:00:00.000Z [DEBUG] provider: Error: not this one',
          '╷',
          '│ Error: Refused',
          '│ ',
          '│   with a.b,',
          '2026-01-01T10:00:00.000Z [INFO]  provider: ended',
          '╵',
        ].join('\n'),
      ),
    ).toEqual(['Error: Refused', 'with a.b,']);
    expect(findCause('sh: terraform: not found\n')).toEqual([
      'sh: terraform: not found',
    ]);
  });
});
