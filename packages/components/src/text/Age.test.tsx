import { renderInTestApp } from '@backstage/test-utils';
import { Age } from './Age';

const HOUR = 60 * 60_000;

describe('Age', () => {
  it.each([
    [47, 'in 1 day'],
    [-47, '1 day ago'],
    [3, 'in 3 hours'],
  ])('counts %d hours as "%s"', async (hours, expected) => {
    // Half a minute more, because time passes while it is drawn.
    const at = Date.now() + hours * HOUR + Math.sign(hours) * 30_000;
    const { container } = await renderInTestApp(
      <Age at={new Date(at).toISOString()} />,
    );
    expect(container).toHaveTextContent(`(${expected})`);
  });
});
