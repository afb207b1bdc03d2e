import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { renderInTestApp } from '@backstage/test-utils';
import { useLocation, useNavigate } from 'react-router-dom';
import { CLEARED } from './cleared';
import { FilterText } from './FilterText';

function Page() {
  const { search } = useLocation();
  const navigate = useNavigate();
  return (
    <>
      <FilterText param="search" label="Search" from={2} />
      <button onClick={() => navigate('/')}>Clear</button>
      <button onClick={() => navigate(-1)}>Back</button>
      <button onClick={() => navigate('/?outcome=deny')}>Denied</button>
      <button onClick={() => navigate('/', { state: CLEARED })}>
        Clear filters
      </button>
      <output>{search}</output>
    </>
  );
}

describe('FilterText', () => {
  it('applies after a pause, keeps what is typed since, and is emptied with its address', async () => {
    await renderInTestApp(<Page />, { routeEntries: ['/?cursor=c'] });
    const field = screen.getByRole('textbox', { name: 'Search' });
    const address = screen.getByRole('status');
    await userEvent.type(field, 'd');
    await userEvent.tab();
    await userEvent.type(field, 'b ');
    await waitFor(() => expect(address).toHaveTextContent('?search=db'));
    expect(field).toHaveValue('db ');
    await userEvent.type(field, 'x{Enter}');
    expect(address).toHaveTextContent('?search=db+x');
    await userEvent.clear(field);
    await userEvent.type(field, 'd{Enter}');
    expect(address).toBeEmptyDOMElement();
    expect(field).toHaveValue('d');
  });

  it('keeps another filter that was set while it waited', async () => {
    await renderInTestApp(<Page />);
    const field = screen.getByRole('textbox', { name: 'Search' });
    await userEvent.type(field, 'db');
    await userEvent.click(screen.getByRole('button', { name: 'Denied' }));
    const address = screen.getByRole('status');
    await waitFor(() => expect(address).toHaveTextContent('search=db'));
    expect(address).toHaveTextContent('outcome=deny');
  });

  it('forgets what is typed and not applied yet where filters are cleared', async () => {
    await renderInTestApp(<Page />, { routeEntries: ['/?outcome=deny'] });
    const field = screen.getByRole('textbox', { name: 'Search' });
    await userEvent.type(field, 'db');
    await userEvent.click(
      screen.getByRole('button', { name: 'Clear filters' }),
    );
    expect(field).toHaveValue('');
    // longer than the pause, so that a timer that was left would be over
    await new Promise(resolve => setTimeout(resolve, 400));
    expect(screen.getByRole('status')).toBeEmptyDOMElement();
  });

  it('has what the address has after all filters are cleared, and back', async () => {
    await renderInTestApp(<Page />);
    const field = screen.getByRole('textbox', { name: 'Search' });
    await userEvent.type(field, 'db{Enter}');
    await userEvent.type(field, 'x');
    await userEvent.click(screen.getByRole('button', { name: 'Clear' }));
    // longer than the pause, so that a timer that was left would be over
    await new Promise(resolve => setTimeout(resolve, 400));
    const address = screen.getByRole('status');
    expect(address).toBeEmptyDOMElement();
    expect(field).toHaveValue('');
    await userEvent.click(screen.getByRole('button', { name: 'Back' }));
    expect(address).toHaveTextContent('?search=db');
    expect(field).toHaveValue('db');
  });
});
