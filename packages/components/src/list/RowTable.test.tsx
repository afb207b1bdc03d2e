import { act, fireEvent, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { createPortal } from 'react-dom';
import {
  createMemoryRouter,
  Link,
  type RouteObject,
  RouterProvider,
} from 'react-router-dom';
import { RowTable } from './RowTable';

const onButton = jest.fn();

function Rows(props: { linked: boolean }) {
  return (
    <>
      <button>before</button>
      <RowTable
        label="Things"
        rows={['a', 'b', 'c']}
        keyOf={row => row}
        linkOf={props.linked ? row => `/things/${row}` : undefined}
        columns={[
          { title: 'Id', cell: row => <Link to={`/links/${row}`}>{row}</Link> },
          {
            title: 'Do',
            cell: row => (
              <>
                <button onClick={onButton}>do {row}</button>
                {createPortal(<p>dialog of {row}</p>, document.body)}
              </>
            ),
          },
          { title: 'Do', cell: row => <em>text of {row}</em> },
        ]}
      />
    </>
  );
}

function open(linked = true) {
  const routes: RouteObject[] = [
    { path: '/', element: <Rows linked={linked} /> },
    { path: '*', element: <>elsewhere</> },
  ];
  const router = createMemoryRouter(routes);
  render(<RouterProvider router={router} />);
  return () => router.state.location.pathname;
}

const row = (name: string) =>
  screen.getByRole('row', { name: new RegExp(`^${name} `) });

describe('RowTable', () => {
  it('has one row in the order of Tab, and the links in it after it', async () => {
    open();
    await userEvent.tab();
    await userEvent.tab();
    expect(row('a')).toHaveFocus();
    await userEvent.tab();
    expect(screen.getByRole('link', { name: 'a' })).toHaveFocus();
  });

  it.each([
    ['{ArrowDown}', 'b'],
    ['{ArrowDown}{ArrowDown}', 'c'],
    ['{ArrowDown}{ArrowDown}{ArrowDown}', 'c'],
    ['{ArrowUp}', 'a'],
    ['{ArrowDown}{ArrowUp}', 'a'],
    ['{End}', 'c'],
    ['{End}{Home}', 'a'],
  ])('goes from row to row: %s', async (keys, at) => {
    open();
    act(() => row('a').focus());
    await userEvent.keyboard(keys);
    expect(row(at)).toHaveFocus();
    // Tab comes back to the row that was left.
    expect(row(at)).toHaveAttribute('tabindex', '0');
    expect(
      screen.getAllByRole('row').filter(one => one.tabIndex === 0),
    ).toHaveLength(1);
  });

  it('opens the row with Enter', async () => {
    const path = open();
    act(() => row('a').focus());
    await userEvent.keyboard('{ArrowDown}{Enter}');
    expect(path()).toBe('/things/b');
  });

  it('leaves Enter and the arrows to what is in the row', async () => {
    const path = open();
    act(() => screen.getByRole('button', { name: 'do b' }).focus());
    await userEvent.keyboard('{ArrowDown}{Enter}');
    expect(onButton).toHaveBeenCalled();
    expect(path()).toBe('/');
    act(() => screen.getByRole('link', { name: 'b' }).focus());
    await userEvent.keyboard('{Enter}');
    expect(path()).toBe('/links/b');
  });

  it.each([
    ['its text', () => screen.getByText('text of b'), {}, '/things/b'],
    ['its link', () => screen.getByText('b'), {}, '/links/b'],
    ['its button', () => screen.getByText('do b'), {}, '/'],
    ['a dialog that it opened', () => screen.getByText('dialog of b'), {}, '/'],
    [
      'it with Ctrl',
      () => screen.getByText('text of b'),
      { ctrlKey: true },
      '/',
    ],
    ['it with ⌘', () => screen.getByText('text of b'), { metaKey: true }, '/'],
  ])('answers a click on %s', (_what, element, keys, to) => {
    const path = open();
    fireEvent.click(element(), keys);
    expect(path()).toBe(to);
  });

  it('stays where a click ended the selection of text', () => {
    const path = open();
    const text = screen.getByText('text of b');
    window.getSelection()?.selectAllChildren(text);
    fireEvent.click(text);
    expect(path()).toBe('/');
    window.getSelection()?.removeAllRanges();
    fireEvent.click(text);
    expect(path()).toBe('/things/b');
  });

  it('names the column beside each value, for a page that is too narrow for columns', () => {
    open();
    expect(screen.getByText('text of a').closest('td')).toHaveAttribute(
      'data-title',
      'Do',
    );
  });

  it('has rows without a page, which do nothing', async () => {
    const path = open(false);
    expect(row('a')).not.toHaveAttribute('tabindex');
    fireEvent.click(screen.getByText('text of b'));
    expect(path()).toBe('/');
  });
});
