import { render } from '@testing-library/react';
import { Sparkline } from './Sparkline';

it.each([
  ['joined values', [1, 2, 3], 'M2.0 26.0h0L60.0 14.0L118.0 2.0'],
  [
    'an outage, and a value without neighbours',
    [1, 2, undefined, 1, undefined],
    'M2.0 26.0h0L31.0 2.0M89.0 26.0h0',
  ],
])('draws %s', (_what, values, path) => {
  const { container } = render(<Sparkline label="load" values={values} />);
  expect(container.querySelector('path')?.getAttribute('d')).toBe(path);
});
