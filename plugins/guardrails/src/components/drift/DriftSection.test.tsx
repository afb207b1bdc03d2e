import { renderInTestApp, TestApiProvider } from '@backstage/test-utils';
import { scaffolderApiRef } from '@backstage/plugin-scaffolder-react';
import { entityRouteRef } from '@backstage/plugin-catalog-react';
import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  GuardrailsError,
  type GuardrailsApi,
  type TargetDrift,
} from '@backstage-guardrails/plugin-guardrails-common';
import { guardrailsApiRef } from '@backstage-guardrails/plugin-guardrails-react';
import { rootRouteRef, templateRouteRef } from '../../routing';
import { DriftSection } from './DriftSection';

const targets = (state: TargetDrift['state'], count: number): TargetDrift[] =>
  Array.from({ length: count }, (_, n) => ({
    id: `${state}-${n}`,
    ref: `resource:default/${state}-${n}`,
    environment: 'development',
    state,
    drifted: 0,
    resources: [],
    violations: 0,
  }));

async function renderSection(all: TargetDrift[] | Error) {
  const listDrift: GuardrailsApi['listDrift'] = async request => {
    if (all instanceof Error) throw all;
    const { filter, limit = 10, cursor = '0' } = request ?? {};
    const found = all.filter(({ state }) => filter?.state?.includes(state));
    const end = Number(cursor) + limit;
    return {
      items: found.slice(Number(cursor), end),
      ...(end < found.length && { nextCursor: String(end) }),
    };
  };
  await renderInTestApp(
    <TestApiProvider
      apis={[
        [guardrailsApiRef, { listDrift } as Partial<GuardrailsApi>],
        [scaffolderApiRef, {} as never],
      ]}
    >
      <DriftSection />
    </TestApiProvider>,
    {
      mountedRoutes: {
        '/create/templates/:namespace/:templateName': templateRouteRef,
        '/guardrails': rootRouteRef,
        '/catalog/:namespace/:kind/:name': entityRouteRef,
      },
    },
  );
}

const rows = () => screen.getAllByRole('row').length - 1;

describe('DriftSection', () => {
  it('shows what has drifted first, and the others when asked', async () => {
    await renderSection([
      ...targets('could-not-check', 8),
      ...targets('drifted', 7),
    ]);
    expect(await screen.findAllByText('Drifted')).toHaveLength(7);
    expect(rows()).toBe(10);
    await userEvent.click(screen.getByRole('button', { name: 'Show more' }));
    expect(await screen.findByText(/could-not-check-7/)).toBeVisible();
    expect(rows()).toBe(15);
    expect(screen.queryByRole('button', { name: 'Show more' })).toBeNull();
  });

  it('says where it could not be loaded', async () => {
    await renderSection(new Error('Away'));
    expect(await screen.findByRole('alert')).toHaveTextContent('Away');
  });

  it('is not there for people who may not read it', async () => {
    await renderSection(
      new GuardrailsError({ code: 'not-allowed', message: 'No.' }),
    );
    expect(screen.queryByText('Drift')).toBeNull();
    expect(screen.queryByRole('alert')).toBeNull();
  });
});
