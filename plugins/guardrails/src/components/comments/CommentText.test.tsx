import { renderInTestApp } from '@backstage/test-utils';
import { CommentText } from './CommentText';

async function render(text: string) {
  const { container } = await renderInTestApp(
    <CommentText>{text}</CommentText>,
  );
  return container;
}

describe('CommentText', () => {
  it('shows Markdown', async () => {
    const shown = await render(
      'Why **large**?\nSee `size`:\n\n- a\n- b\n\n> said\n\n```\ncode\n```\n[docs](https://example.com/a)',
    );
    expect(shown.querySelector('strong')).toHaveTextContent('large');
    expect(shown.querySelectorAll('li')).toHaveLength(2);
    expect(shown.querySelector('blockquote')).toHaveTextContent('said');
    expect(shown.querySelector('pre code')).toHaveTextContent('code');
    expect(shown.querySelector('a')).toHaveAttribute(
      'href',
      'https://example.com/a',
    );
    expect(shown.querySelector('a')?.getAttribute('rel')).toContain('noopener');
  });

  it('keeps a heading out of the outline of the page', async () => {
    const shown = await render('# Approved by the board');
    expect(shown.querySelector('h1')).toBeNull();
    expect(shown.querySelector('strong')).toHaveTextContent('Approved');
  });

  it.each([
    '<img src=x onerror=alert(1)>',
    '<script>alert(1)</script>',
    '<a href="https://example.com">x</a>',
    'a <b>c</b>',
    '![pixel](https://example.com/p.png)',
    '[x](javascript:alert(1))',
    '[x](data:text/html,a)',
    '[x](//example.com/a)',
    '[x](/guardrails/approvals/1)',
    '[x](mailto:a@example.com)',
  ])(
    'loads nothing and leads nowhere by %j, and leaves nothing out',
    async text => {
      const shown = await render(text);
      expect(shown.querySelector('img, script, a, iframe, b')).toBeNull();
      expect(shown).toHaveTextContent(text);
    },
  );

  it.each([
    [
      '[a]: https://example.com/a "Approved"',
      '[a]: https://example.com/a "Approved"',
    ],
    [
      'see [b]\n\n[b]: <words of no link> (more)',
      'see [b][b]: words of no link "more"',
    ],
    [
      '[a](https://example.com/a "Approved")',
      'a, Opens in a new window "Approved"',
    ],
    ['[a](/b "Approved")', '[a](/b "Approved")'],
    [
      '![a](https://example.com/a "Approved")',
      '![a](https://example.com/a "Approved")',
    ],
    ['[](https://example.com/a)', 'https://example.com/a'],
    ['```approved by the board\ncode\n```', 'approved by the boardcode'],
    ['a&#x202e;b', 'a\\u{202e}b'],
    ['`a&#x202e;b`', 'a&#x202e;b'],
    ['a <!-- b --> c', 'a <!-- b --> c'],
    ['<!-- b -->', '<!-- b -->'],
  ])('hides nothing of %j', async (text, all) => {
    expect((await render(text)).textContent?.replace(/\n/g, '')).toContain(all);
  });

  it.each([
    ['quotes', '>'.repeat(4_000)],
    ['quotes with blanks', '> '.repeat(2_000)],
    ['lists', '- '.repeat(2_000)],
    ['numbers', '1. '.repeat(1_333)],
    ['mixed', '> - 1) '.repeat(570)],
    ['stars', '*'.repeat(4_000)],
    ['stars and letters', '*a'.repeat(2_000)],
    ['marks', '*a_b**c__'.repeat(440)],
    ['brackets', '['.repeat(4_000)],
    ['links', '[a]('.repeat(1_000)],
    ['pairs of brackets', '[]'.repeat(2_000)],
    ['images', '!['.repeat(2_000)],
    ['ticks', '`a``b```'.repeat(500)],
    ['references', '[a]: b\n'.repeat(570)],
    ['angles', '<'.repeat(4_000)],
    ['escapes', '\\'.repeat(4_000)],
    ['entities', '&amp;'.repeat(800)],
    ['lines', 'a\n\n'.repeat(1_333)],
  ])('shows whatever nests: %s', async (_, text) => {
    const shown = await render(text);
    let depth = 0;
    for (const element of shown.querySelectorAll('*')) {
      let at = 0;
      for (let up = element.parentElement; up; up = up.parentElement) at += 1;
      depth = Math.max(depth, at);
    }
    expect(depth).toBeLessThan(120);
  });
});
