import { errorApiRef } from '@backstage/core-plugin-api';
import { translationApiRef } from '@backstage/core-plugin-api/alpha';
import { mockApis, MockErrorApi, TestApiProvider } from '@backstage/test-utils';
import { act, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  EmptyState,
  FilterText,
  RowTable,
  List,
  readParam,
} from '@backstage-guardrails/components';
import {
  GuardrailsError,
  type Page,
} from '@backstage-guardrails/plugin-guardrails-common';
import { guardrailsApiRef } from '@backstage-guardrails/plugin-guardrails-react';
import {
  createMemoryRouter,
  type Location,
  RouterProvider,
} from 'react-router-dom';
import { useGuardrailsList } from './useGuardrailsList';

type Thing = { id: string };
type Request = { filter: { state?: string }; limit: number; cursor?: string };
type Answer = (request: Request) => Promise<Page<Thing>>;

function Things(props: { answer: Answer }) {
  const list = useGuardrailsList({
    name: 'things',
    filters: ['state'],
    filter: params => ({ state: readParam(params, 'state') }),
    load: (_api, request) => props.answer(request),
  });
  return (
    <>
      <FilterText param="state" label="State" />
      <List
        list={list}
        of="things"
        noMatch="No thing matches"
        empty={<EmptyState title="No things yet" />}
      >
        {items => (
          <RowTable
            label="Things"
            rows={items}
            keyOf={({ id }) => id}
            columns={[{ title: 'Id', cell: ({ id }) => id }]}
          />
        )}
      </List>
    </>
  );
}

/** What a browser keeps of its history over a reload. */
type Kept = Pick<Location, 'search' | 'state'>;

async function open(answer: Answer, at: Kept | string = '') {
  const entry = typeof at === 'string' ? `/${at}` : { pathname: '/', ...at };
  const asked: Request[] = [];
  const router = createMemoryRouter(
    [
      {
        path: '/',
        element: (
          <Things
            answer={request => {
              asked.push(request);
              return answer(request);
            }}
          />
        ),
      },
    ],
    { initialEntries: [entry] },
  );
  const { unmount } = render(
    <TestApiProvider
      apis={[
        [guardrailsApiRef, {}],
        [translationApiRef, mockApis.translation()],
        [errorApiRef, new MockErrorApi()],
      ]}
    >
      <RouterProvider router={router} />
    </TestApiProvider>,
  );
  await act(async () => {});
  return {
    asked: () => asked,
    address: () => router.state.location.search,
    kept: (): Kept => router.state.location,
    back: () => act(() => router.navigate(-1)),
    unmount,
  };
}

const button = (name: string) => screen.getByRole('button', { name });
const click = (name: string) => userEvent.click(button(name));

/** Three pages of one thing each: `1`, `2` and `3`. */
const pages: Answer = async ({ cursor = '1' }) => ({
  items: [{ id: `thing ${cursor}` }],
  ...(cursor < '3' && { nextCursor: `${Number(cursor) + 1}` }),
});

const enabled = () =>
  within(screen.getByRole('navigation', { name: 'Pages of things' }))
    .getAllByRole('button')
    .filter(element => !element.hasAttribute('disabled'))
    .map(element => element.textContent);

describe('a list', () => {
  const refusal = new GuardrailsError({
    code: 'overloaded',
    message: 'The service is busy.',
  });
  it.each<{
    state: string;
    at?: string;
    answer: Answer;
    shows: string | RegExp;
    ways: string[];
  }>([
    {
      state: 'loading',
      answer: () => new Promise(() => {}),
      shows: /^StateState$/,
      ways: [],
    },
    {
      state: 'empty',
      answer: async () => ({ items: [] }),
      shows: 'No things yet',
      ways: [],
    },
    {
      state: 'empty because of a filter',
      at: '?state=open',
      answer: async () => ({ items: [] }),
      shows: 'No thing matchesClear filters',
      ways: [],
    },
    {
      state: 'empty on a later page',
      at: '?cursor=9',
      answer: async () => ({ items: [] }),
      shows: 'Nothing on this page',
      ways: ['Reload', 'First page'],
    },
    {
      state: 'failed',
      answer: async () => {
        throw refusal;
      },
      shows: 'Things could not be loadedThe service is busy. [overloaded]',
      ways: [],
    },
    {
      state: 'failed on a later page',
      at: '?cursor=9',
      answer: async () => {
        throw refusal;
      },
      shows: '[overloaded]',
      ways: ['First page'],
    },
    {
      state: 'ready',
      answer: async () => ({ items: [{ id: 'the only one' }] }),
      shows: 'the only one',
      ways: ['Reload'],
    },
    {
      state: 'ready, with a page that follows',
      answer: pages,
      shows: 'thing 1',
      ways: ['Reload', 'Next'],
    },
  ])('says that it is $state', async ({ state, at, answer, shows, ways }) => {
    await open(answer, at);
    expect(document.body).toHaveTextContent(shows);
    expect(screen.queryAllByRole('table')).toHaveLength(
      state.startsWith('ready') ? 1 : 0,
    );
    expect(
      screen.queryAllByRole('status', { name: 'Loading things' }),
    ).toHaveLength(state === 'loading' ? 1 : 0);
    expect(screen.queryAllByRole('alert')).toHaveLength(
      state.startsWith('failed') ? 1 : 0,
    );
    expect(screen.queryAllByRole('navigation').flatMap(enabled)).toEqual(ways);
  });

  it('loads again when the reader tries again', async () => {
    let broken = true;
    await open(async request => {
      if (broken) throw refusal;
      return pages(request);
    });
    broken = false;
    await click('Try again');
    expect(await screen.findByText('thing 1')).toBeInTheDocument();
  });

  it('goes forward and back by cursor', async () => {
    const { asked, address } = await open(pages);
    await click('Next');
    await screen.findByText('thing 2');
    await click('Next');
    await screen.findByText('thing 3');
    expect(enabled()).toEqual(['Reload', 'First page', 'Previous']);
    await click('Previous');
    await screen.findByText('thing 2');
    expect(address()).toBe('?cursor=2');
    await click('Previous');
    await screen.findByText('thing 1');
    expect(address()).toBe('');
    expect(asked().map(({ cursor }) => cursor)).toEqual([
      undefined,
      '2',
      '3',
      '2',
      undefined,
    ]);
  });

  it('knows the way back after a reload, and after Back of the browser', async () => {
    const before = await open(pages);
    await click('Next');
    await screen.findByText('thing 2');
    await click('Next');
    await screen.findByText('thing 3');
    const kept = before.kept();
    before.unmount();

    await open(pages, kept);
    await screen.findByText('thing 3');
    await click('Previous');
    await screen.findByText('thing 2');
    expect(enabled()).toContain('Previous');
  });

  it('takes Back of the browser', async () => {
    const { back } = await open(pages);
    await click('Next');
    await screen.findByText('thing 2');
    await back();
    expect(await screen.findByText('thing 1')).toBeInTheDocument();
  });

  it.each([
    ['nothing', null],
    ['something of another page', { before: 'c', from: 7 }],
    ['something that is no cursor', { before: [{}] }],
  ])(
    'leads an address from elsewhere to the first page; the history holds %s',
    async (_held, state) => {
      const { address } = await open(pages, { search: '?cursor=2', state });
      expect(enabled()).toEqual(['Reload', 'First page', 'Next']);
      await click('First page');
      await screen.findByText('thing 1');
      expect(address()).toBe('');
    },
  );

  it('keeps the keyboard on Next while the next page loads', async () => {
    let answer = () => {};
    await open(request =>
      request.cursor
        ? new Promise(resolve => {
            answer = () => pages(request).then(resolve);
          })
        : pages(request),
    );
    await click('Next');
    expect(screen.getByRole('status')).toBeInTheDocument();
    // A browser takes the focus from a button that goes off.
    expect(button('Next')).toBeEnabled();
    await act(async () => answer());
    expect(button('Next')).toHaveFocus();
  });

  it('leads to the first page when a filter changes, and keeps the filter in the address', async () => {
    const { asked, address } = await open(pages, '?cursor=2');
    await userEvent.type(screen.getByLabelText('State'), ' open {Enter}');
    await screen.findByText('thing 1');
    expect(address()).toBe('?state=open');
    expect(asked().at(-1)).toEqual({ filter: { state: 'open' }, limit: 25 });
  });

  it('clears its filters and nothing else', async () => {
    const { address } = await open(
      async () => ({ items: [] }),
      '?state=open&tab=mine',
    );
    await click('Clear filters');
    expect(address()).toBe('?tab=mine');
    expect(screen.getByLabelText('State')).toHaveValue('');
  });
});
