import { entityRouteRef } from '@backstage/plugin-catalog-react';
import { renderInTestApp, TestApiProvider } from '@backstage/test-utils';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  GuardrailsError,
  type Comment,
  type GuardrailsApi,
} from '@backstage-guardrails/plugin-guardrails-common';
import { guardrailsApiRef } from '@backstage-guardrails/plugin-guardrails-react';
import { Comments } from './Comments';

const AUTHOR = 'user:default/anna';
const OTHER = 'user:default/ben';
const at = '2026-03-01T12:00:00.000Z';

const mine: Comment = {
  id: 'c1',
  state: 'shown',
  author: AUTHOR,
  at,
  text: 'Why **large**?',
  editableUntil: '2999-01-01T00:00:00.000Z',
  removable: true,
};
const theirs: Comment = {
  id: 'c2',
  state: 'shown',
  author: OTHER,
  at,
  text: 'It holds a year.',
  editedAt: at,
  removable: false,
};
const stone: Comment = {
  id: 'c3',
  state: 'removed',
  author: OTHER,
  at,
  removedAt: at,
  removedBy: AUTHOR,
};

/** A service that keeps comments, as many a page as it is asked for. */
async function renderComments(
  kept: Comment[],
  api: Partial<GuardrailsApi> = {},
) {
  const listComments: GuardrailsApi['listComments'] = jest.fn(
    async (_, { limit = 1, cursor = '0' }) => {
      const end = Number(cursor) + limit;
      return {
        items: kept.slice(Number(cursor), end),
        ...(end < kept.length && { nextCursor: String(end) }),
      };
    },
  );
  await renderInTestApp(
    <TestApiProvider apis={[[guardrailsApiRef, { listComments, ...api }]]}>
      <Comments decision="d" />
    </TestApiProvider>,
    { mountedRoutes: { '/catalog/:namespace/:kind/:name': entityRouteRef } },
  );
  await screen.findByRole('textbox', { name: 'Comment' });
}

describe('Comments', () => {
  it('shows them oldest first, with marks, and offers what their reader can do', async () => {
    await renderComments([mine, theirs, stone]);
    const [first, second, third] = within(
      screen.getByRole('list', { name: 'Comments, oldest first' }),
    ).getAllByRole('listitem');
    expect(first).toHaveTextContent('Why large?');
    expect(within(first).getAllByRole('button')).toHaveLength(2);
    expect(second).toHaveTextContent('edited');
    expect(within(second).queryByRole('button')).toBeNull();
    expect(third).toHaveTextContent('Removed by');
  });

  it('adds one with the keyboard, says so, and says how long it can be', async () => {
    const kept: Comment[] = [];
    const addComment = jest.fn(
      async (_: string, { text }: { text: string }) => {
        kept.push({ ...theirs, id: 'new', text });
        return kept[0];
      },
    );
    await renderComments(kept, { addComment });
    expect(screen.getByText('No comments yet')).toBeInTheDocument();
    const field = screen.getByRole('textbox', { name: 'Comment' });
    const add = screen.getByRole('button', { name: 'Add comment' });
    expect(add).toBeDisabled();
    await userEvent.click(field);
    await userEvent.keyboard(' Looks good ');
    await userEvent.tab();
    expect(add).toHaveFocus();
    await userEvent.keyboard('{Enter}');
    expect(await screen.findByText('Looks good')).toBeInTheDocument();
    expect(screen.getByText('Comment added.')).toHaveAttribute(
      'aria-live',
      'polite',
    );
    expect(field).toHaveValue('');
    expect(addComment.mock.calls).toEqual([['d', { text: 'Looks good' }]]);

    await userEvent.click(field);
    await userEvent.paste('😀'.repeat(4_000));
    expect(add).toBeEnabled();
    await userEvent.clear(field);
    await userEvent.paste('é'.repeat(4_001));
    expect(add).toBeDisabled();
    expect(
      screen.getByText('4001 of 4000 characters: shorten the comment'),
    ).toBeInTheDocument();
  });

  it('keeps what was typed where it is refused, with the reason', async () => {
    await renderComments([mine], {
      addComment: async () => {
        throw new GuardrailsError({
          code: 'mention-refused',
          message: "user:default/x can't see this run.",
        });
      },
    });
    const field = screen.getByRole('textbox', { name: 'Comment' });
    await userEvent.type(field, '@user:default/x');
    await userEvent.click(screen.getByRole('button', { name: 'Add comment' }));
    expect(await screen.findByRole('alert')).toHaveTextContent(
      "The comment was not addeduser:default/x can't see this run. [mention-refused]",
    );
    expect(field).toHaveValue('@user:default/x');
  });

  it('edits and removes, and keeps the focus at the comment', async () => {
    const kept: Comment[] = [mine];
    const editComment = jest.fn(
      async (_: string, { text }: { text: string }) => {
        kept[0] = { ...mine, text, editedAt: at };
        return kept[0];
      },
    );
    const removeComment = jest.fn(async () => {
      kept[0] = { ...stone, id: mine.id };
      return kept[0];
    });
    await renderComments(kept, {
      editComment,
      removeComment,
    });
    const [item] = screen.getAllByRole('listitem');
    await userEvent.click(
      within(item).getByRole('button', { name: 'Edit your comment' }),
    );
    const form = within(item).getByRole('form', { name: 'Edit your comment' });
    const field = within(form).getByRole('textbox', { name: 'Comment' });
    expect(field).toHaveValue('Why **large**?');
    await userEvent.clear(field);
    await userEvent.type(field, 'Why?');
    await userEvent.click(within(form).getByRole('button', { name: 'Save' }));
    expect(await within(item).findByText('Why?')).toBeInTheDocument();
    expect(item).toHaveFocus();

    await userEvent.click(
      within(item).getByRole('button', {
        name: `Remove the comment of ${AUTHOR}`,
      }),
    );
    const dialog = screen.getByRole('dialog', { name: 'Remove comment' });
    expect(removeComment).not.toHaveBeenCalled();
    await userEvent.click(
      within(dialog).getByRole('button', { name: 'Remove' }),
    );
    await waitFor(() => expect(item).toHaveTextContent('Removed by'));
    await waitFor(() => expect(item).toHaveFocus());
    expect(removeComment.mock.calls).toEqual([[mine.id]]);
  });

  it('shows the oldest of many, and newer ones when asked', async () => {
    const many = Array.from({ length: 120 }, (_, n) => ({
      ...theirs,
      id: `c${n}`,
      text: `Number ${n}`,
    }));
    await renderComments(many);
    expect(screen.getAllByRole('listitem')).toHaveLength(50);
    await userEvent.click(
      screen.getByRole('button', { name: 'Show newer comments' }),
    );
    await waitFor(() =>
      expect(screen.getAllByRole('listitem')).toHaveLength(100),
    );
  });

  it('keeps what is being typed where they cannot be loaded again', async () => {
    let fails = false;
    await renderComments([], {
      listComments: async () => {
        if (fails) throw new TypeError('fetch failed');
        const items = Array.from({ length: 50 }, (_, n) => ({
          ...theirs,
          id: `c${n}`,
        }));
        return { items, nextCursor: 'more' };
      },
    });
    const field = screen.getByRole('textbox', { name: 'Comment' });
    await userEvent.type(field, 'Not sent yet');
    fails = true;
    await userEvent.click(
      screen.getByRole('button', { name: 'Show newer comments' }),
    );
    expect(await screen.findByRole('alert')).toHaveTextContent('unreachable');
    expect(field).toBeInTheDocument();
    expect(field).toHaveValue('Not sent yet');
  });

  it('says why they could not be loaded, and tries again', async () => {
    let fails = true;
    await renderInTestApp(
      <TestApiProvider
        apis={[
          [
            guardrailsApiRef,
            {
              listComments: async () => {
                if (fails) throw new TypeError('fetch failed');
                return { items: [] };
              },
            },
          ],
        ]}
      >
        <Comments decision="d" />
      </TestApiProvider>,
    );
    const alert = await screen.findByRole('alert');
    expect(alert).toHaveTextContent('unreachable');
    fails = false;
    await userEvent.click(within(alert).getByRole('button'));
    expect(await screen.findByText('No comments yet')).toBeInTheDocument();
  });
});
