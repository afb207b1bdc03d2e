import {
  renderInTestApp,
  TestApiProvider,
} from '@backstage/frontend-test-utils';
import { screen } from '@testing-library/react';
import { guardrailsApiRef } from '@backstage-guardrails/plugin-guardrails-react';
import { DemoMark } from './DemoMark';

it('comes when the ledger answers, after it did not', async () => {
  const getLedger = jest
    .fn()
    .mockRejectedValueOnce(new Error('The backend starts'))
    .mockResolvedValue({ origin: 'demo/epoch/1' });
  renderInTestApp(
    <TestApiProvider apis={[[guardrailsApiRef, { getLedger }]]}>
      <DemoMark retryMilliseconds={1} />
    </TestApiProvider>,
  );
  expect(await screen.findByRole('note')).toHaveTextContent('Demo data');
  expect(getLedger).toHaveBeenCalledTimes(2);
});
