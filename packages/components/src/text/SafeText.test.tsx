import { renderInTestApp } from '@backstage/test-utils';
import { SafeText } from './SafeText';

describe('SafeText', () => {
  it('shows markup as text', async () => {
    const { container } = await renderInTestApp(
      <SafeText>{'<img src=x onerror=alert(1)>'}</SafeText>,
    );
    expect(container).toHaveTextContent('<img src=x onerror=alert(1)>');
    expect(container.querySelector('img')).toBeNull();
  });

  it('makes characters visible that would change what a reader sees', async () => {
    const { container } = await renderInTestApp(
      <SafeText>{'prod\u202Egnp\u0007\u200B\n db'}</SafeText>,
    );
    expect(container.textContent).toBe(
      'prod\\u{202e}gnp\\u{0007}\\u{200b}\\n db',
    );
    expect(
      Array.from(container.querySelectorAll('span'), e => e.textContent),
    ).toEqual(['\\u{202e}', '\\u{0007}', '\\u{200b}', '\\n']);
  });
});
