import { renderInTestApp } from '@backstage/test-utils';
import { screen } from '@testing-library/react';
import { Route, Routes } from 'react-router-dom';
import { rootRouteRef } from '../../routing';
import { GuardrailsPage } from './GuardrailsPage';

describe('the page of the legacy frontend system', () => {
  it.each([
    '/guardrails/duties',
    '/guardrails/rules/access',
    '/guardrails/decisions/1/raw',
  ])('says that there is nothing at %s, and leads back', async path => {
    await renderInTestApp(
      <Routes>
        <Route path="/guardrails/*" element={<GuardrailsPage />} />
      </Routes>,
      {
        routeEntries: [path],
        mountedRoutes: { '/guardrails': rootRouteRef },
      },
    );
    expect(screen.getByText('Page not found')).toBeInTheDocument();
    expect(
      screen.getByRole('link', { name: 'Go to the first page' }),
    ).toHaveAttribute('href', '/guardrails/decisions');
  });
});
