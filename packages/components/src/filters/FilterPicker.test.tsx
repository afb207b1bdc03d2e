import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { renderInTestApp } from '@backstage/test-utils';
import { useLocation } from 'react-router-dom';
import { FilterPicker } from './FilterPicker';

type Suggest = Parameters<typeof FilterPicker>[0]['suggest'];

function Page({ suggest }: { suggest: Suggest }) {
  const { search } = useLocation();
  return (
    <>
      <FilterPicker
        param="entity"
        label="Entity"
        suggest={suggest}
        read={typed => `component:default/${typed}`}
      />
      <output>{search}</output>
    </>
  );
}

const names = ['shop', 'shop-api'].map(name => ({
  value: `component:default/${name}`,
  title: name,
}));

const show = async (suggest: Suggest, search = '') => {
  await renderInTestApp(<Page suggest={suggest} />, {
    routeEntries: [`/${search}`],
  });
  return screen.getByRole('textbox', { name: 'Entity' });
};

describe('FilterPicker', () => {
  it('applies what is suggested on Enter, not half a name', async () => {
    const field = await show(async () => names);
    await userEvent.type(field, 'sho');
    const options = await waitFor(() => {
      const found = screen.getAllByRole('option');
      expect(found).toHaveLength(3);
      return found;
    });
    expect(options.map(option => option.textContent)).toEqual([
      'shop',
      'shop-api',
      'component:default/sho',
    ]);
    await userEvent.keyboard('{Enter}');
    await waitFor(() =>
      expect(screen.getByRole('status')).toHaveTextContent(
        '?entity=component%3Adefault%2Fshop',
      ),
    );
  });

  it('can be edited while it has a value', async () => {
    const field = await show(async () => names, '?entity=x');
    expect(field).toHaveValue('x');
    await userEvent.type(field, 'yz');
    await screen.findByRole('option', { name: 'shop' });
    // what was there is selected with the focus, and replaced
    expect(field).toHaveValue('yz');
  });

  it('says that suggestions could not be loaded', async () => {
    const failing = async () => {
      throw new Error('away');
    };
    await renderInTestApp(
      <FilterPicker param="entity" label="Entity" suggest={failing} />,
    );
    const field = screen.getByRole('textbox', { name: 'Entity' });
    await userEvent.type(field, 'sho');
    expect(
      await screen.findByText(/Suggestions could not be loaded/),
    ).toBeVisible();
  });
});
