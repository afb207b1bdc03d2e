import { renderInTestApp } from '@backstage/test-utils';
import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { TimeChart } from './TimeChart';
import type { TimeChartData } from './types';

const HOUR = 3_600_000;
const start = Date.UTC(2026, 2, 10, 8);

const data: TimeChartData = {
  times: [start, start + HOUR, start + 2 * HOUR],
  end: start + 3 * HOUR,
  series: [
    {
      id: 'p50',
      name: 'Median',
      shape: 'line',
      colour: 'series1',
      values: [12, null, 30],
    },
    {
      id: 'checks',
      name: 'Checks',
      shape: 'bar',
      colour: 'neutral',
      values: [3, 4, 5],
      texts: ['three', 'four', null],
    },
  ],
};

const open = (shown: TimeChartData = data) =>
  renderInTestApp(
    <TimeChart
      label="Latency"
      data={shown}
      formatValue={value => `${value} ms`}
      utc
    />,
  );

describe('TimeChart', () => {
  it('has a name and reads the newest values', async () => {
    await open();
    expect(screen.getByRole('figure', { name: 'Latency' })).toBeVisible();
    const legend = screen.getByRole('list', { name: 'Legend' });
    expect(legend).toHaveTextContent('Median: 30 ms');
    expect(legend).toHaveTextContent('Checks: 5 ms');
  });

  it('is read with the arrow keys, and stops at its ends', async () => {
    await open();
    const user = userEvent.setup();
    const cursor = screen.getByRole('slider', {
      name: 'Point in time of Latency',
    });
    await user.tab();
    await user.tab();
    expect(cursor).toHaveFocus();
    await user.keyboard('{ArrowLeft}');
    expect(cursor).toHaveAttribute(
      'aria-valuetext',
      expect.stringMatching(/09:00.*Median: no value, Checks: four/),
    );
    await user.keyboard('{Home}{ArrowLeft}');
    expect(cursor).toHaveAttribute('aria-valuenow', '0');
    await user.keyboard('{End}{ArrowRight}');
    expect(cursor).toHaveAttribute('aria-valuenow', '2');
  });

  it('has the table of the same values behind it, the newest first', async () => {
    await open();
    await userEvent.click(screen.getByRole('button', { name: 'Show table' }));
    const rows = screen.getAllByRole('row').map(row => row.textContent);
    expect(rows).toEqual([
      'FromMedianChecks',
      expect.stringMatching(/10:00.*30 ms5 ms/),
      expect.stringMatching(/09:00.*no valuefour/),
      expect.stringMatching(/08:00.*12 msthree/),
    ]);
    await userEvent.click(screen.getByRole('button', { name: 'Show chart' }));
    expect(screen.queryByRole('table')).toBeNull();
  });

  it('says that there is nothing', async () => {
    await open({ times: [], end: start, series: [] });
    expect(screen.getByRole('figure', { name: 'Latency' })).toHaveTextContent(
      'No values in this period',
    );
  });
});
