import { renderInTestApp } from '@backstage/test-utils';
import { screen } from '@testing-library/react';
import { Route, Routes, useLocation } from 'react-router-dom';
import { TabbedPage } from './TabbedPage';

function Address() {
  const { pathname, search } = useLocation();
  return <output>{pathname + search}</output>;
}

function open(path: string) {
  return renderInTestApp(
    <>
      <Address />
      <Routes>
        <Route
          path="/things/*"
          element={
            <TabbedPage
              tabs={['all', 'mine']}
              layout={notFound => <main>{notFound}</main>}
            >
              the tabs
            </TabbedPage>
          }
        />
      </Routes>
    </>,
    { routeEntries: [path] },
  );
}

describe('TabbedPage', () => {
  it.each([
    ['/things', '/things'],
    ['/things?search=a', '/things/all?search=a'],
    ['/things/mine', '/things/mine'],
    ['/things/Mine/', '/things/Mine/'],
    ['/things/all/1', '/things/all/1'],
  ])('shows the tabs at %s', async (path, address) => {
    await open(path);
    expect(screen.getByText('the tabs')).toBeInTheDocument();
    expect(screen.getByRole('status')).toHaveTextContent(address);
  });

  it.each(['/things/yours', '/things/minerals', '/things/yours/mine'])(
    'says that there is nothing at %s, and leads to the first tab',
    async path => {
      await open(path);
      expect(screen.queryByText('the tabs')).not.toBeInTheDocument();
      expect(screen.getByRole('main')).toHaveTextContent('Page not found');
      expect(screen.getByRole('link')).toHaveAttribute('href', '/things/all');
    },
  );
});
