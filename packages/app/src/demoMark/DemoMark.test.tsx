import {
  renderInTestApp,
  TestApiProvider,
} from '@backstage/frontend-test-utils';
import { act, screen } from '@testing-library/react';
import { guardrailsApiRef } from '@backstage-guardrails/plugin-guardrails-react';
import { DemoMark } from './DemoMark';

it('comes when the ledger answers, after it did not', async () => {
  jest.useFakeTimers();
  try {
    const getLedger = jest
      .fn()
      .mockRejectedValueOnce(new Error('The backend starts'))
      .mockResolvedValue({ origin: 'demo/epoch/1' });
    renderInTestApp(
      <TestApiProvider apis={[[guardrailsApiRef, { getLedger }]]}>
        <DemoMark />
      </TestApiProvider>,
    );
    await act(() => jest.advanceTimersByTimeAsync(60_000));
    expect(screen.getByRole('note')).toHaveTextContent('Demo data');
    expect(getLedger).toHaveBeenCalledTimes(2);
  } finally {
    jest.useRealTimers();
  }
});
