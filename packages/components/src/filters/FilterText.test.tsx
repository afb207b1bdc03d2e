import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { renderInTestApp } from '@backstage/test-utils';
import { useLocation } from 'react-router-dom';
import { FilterText } from './FilterText';

function Page() {
  const { search } = useLocation();
  return (
    <>
      <FilterText param="search" label="Search" from={2} />
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
});
