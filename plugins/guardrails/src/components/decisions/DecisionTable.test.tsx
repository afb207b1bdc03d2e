import { renderInTestApp } from '@backstage/test-utils';
import { entityRouteRef } from '@backstage/plugin-catalog-react';
import { screen } from '@testing-library/react';
import type { DecisionSummary } from '@backstage-guardrails/plugin-guardrails-common';
import { deniedDetail } from '../../__fixtures__/decision';
import { rootRouteRef } from '../../routing';
import { DecisionTable } from './DecisionTable';

const { decision } = deniedDetail;
const summary = {
  ...decision,
  outcome: 'allow',
  format: 'terraform-plan',
  headline: 'The database is reachable.',
} as unknown as DecisionSummary;

describe('DecisionTable', () => {
  it.each([
    [
      { enforced: 0, warned: 0 },
      'Waived, or not enforced yet: The database is reachable.',
      false,
    ],
    [
      { enforced: 0, warned: 0, worst: 'waived' as const },
      'Waived: The database is reachable.',
      true,
    ],
    [
      { enforced: 0, warned: 1, worst: 'shadow' as const },
      'Not enforced yet: The database is reachable.',
      false,
    ],
    [
      { enforced: 1, warned: 0, worst: 'enforced' as const, excepted: 2 },
      'The database is reachable.',
      true,
    ],
    [{ enforced: 1, warned: 0 }, 'The database is reachable.', false],
    [{ enforced: 0, warned: 1 }, 'The database is reachable.', false],
  ])(
    'says of the worst finding whether it counts, and marks exceptions: %j',
    async (findings, text, excepted) => {
      await renderInTestApp(
        <DecisionTable decisions={[{ ...summary, findings }]} />,
        {
          mountedRoutes: {
            '/guardrails': rootRouteRef,
            '/catalog/:namespace/:kind/:name': entityRouteRef,
          },
        },
      );
      expect(screen.getByText(text)).toBeInTheDocument();
      expect(screen.queryAllByText('With exception')).toHaveLength(
        Number(excepted),
      );
    },
  );
});
