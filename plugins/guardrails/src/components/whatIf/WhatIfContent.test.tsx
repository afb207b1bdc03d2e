import { entityRouteRef } from '@backstage/plugin-catalog-react';
import { renderInTestApp, TestApiProvider } from '@backstage/test-utils';
import {
  GuardrailsError,
  type GuardrailsApi,
  type WhatIfDetail,
} from '@backstage-guardrails/plugin-guardrails-common';
import { guardrailsApiRef } from '@backstage-guardrails/plugin-guardrails-react';
import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  finishedWhatIf,
  newlyDenied,
  notJudged,
} from '../../__fixtures__/whatIf';
import { rootRouteRef } from '../../routing';
import { WhatIfRoutes } from '../shell';

const digest = `sha256:${'ab'.repeat(32)}`;
const { id } = finishedWhatIf;

async function open(address: string, answers: Partial<GuardrailsApi> = {}) {
  const api = {
    listWhatIfs: jest.fn(async () => ({ items: [] })),
    getWhatIf: jest.fn(async () => finishedWhatIf),
    cancelWhatIf: jest.fn(async () => {}),
    startWhatIf: jest.fn(async () => finishedWhatIf),
    putEvidence: jest.fn(async () => ({ digest })),
    listDecisions: jest.fn(async () => ({ items: [], total: 8 })),
    listWhatIfResults: jest.fn(async () => ({
      items: [newlyDenied, notJudged],
    })),
    exportWhatIfResults: jest.fn(async () => 'decision'),
    ...answers,
  };
  await renderInTestApp(
    <TestApiProvider apis={[[guardrailsApiRef, api as never]]}>
      <WhatIfRoutes />
    </TestApiProvider>,
    {
      routeEntries: [address],
      mountedRoutes: {
        '/guardrails': rootRouteRef,
        '/catalog/:namespace/:kind/:name': entityRouteRef,
      },
    },
  );
  return api;
}

const button = (name: string) => screen.getByRole('button', { name });

function refusal(
  code: 'not-allowed' | 'not-found' | 'what-if-running' | 'store-unavailable',
) {
  return async (): Promise<never> => {
    throw new GuardrailsError({ code, message: 'Refused' });
  };
}

describe('starting a what-if', () => {
  it('sends the bundle and the parameters once both are chosen', async () => {
    const api = await open('/');
    await userEvent.click(button('New what-if'));
    const dialog = within(screen.getByRole('dialog'));
    expect(dialog.getByText(/One what-if runs at a time/)).toBeVisible();
    expect(
      await dialog.findByText('Compares 8 decisions that you can read.'),
    ).toBeVisible();
    const start = dialog.getByRole('button', { name: 'Start what-if' });
    expect(start).toBeDisabled();
    await userEvent.upload(
      dialog.getByLabelText('Choose bundle', { selector: 'input' }),
      fileOf('acme.tar.gz', 'bundle'),
    );
    expect(screen.getByRole('dialog')).toHaveTextContent('Bundle: acme.tar.gz');
    await userEvent.upload(
      dialog.getByLabelText('Choose parameters file', { selector: 'input' }),
      fileOf('production.json', '{"version": "v1"}'),
    );
    await waitFor(() =>
      expect(dialog.getByLabelText('Parameters (JSON)')).toHaveValue(
        '{"version": "v1"}',
      ),
    );
    await userEvent.click(start);
    await waitFor(() =>
      expect(api.startWhatIf).toHaveBeenCalledWith({
        since: expect.stringMatching(/^\d{4}-/),
        bundle: digest,
        parameters: { version: 'v1' },
        over: 'active',
      }),
    );
  });

  it('says that another one runs, and keeps what was chosen', async () => {
    await open('/', { startWhatIf: refusal('what-if-running') });
    await userEvent.click(button('New what-if'));
    const field = screen.getByLabelText('Parameters (JSON)');
    await userEvent.click(field);
    await userEvent.paste('{}');
    await userEvent.click(button('Start what-if'));
    expect(
      await screen.findByText('The what-if was not started'),
    ).toBeVisible();
    expect(screen.getByText('[what-if-running]')).toBeVisible();
    expect(field).toHaveValue('{}');
  });

  it.each<[string, Partial<GuardrailsApi>]>([
    ['No what-ifs yet', {}],
    ["You don't have access", { listWhatIfs: refusal('not-allowed') }],
    [
      'What-ifs could not be loaded',
      { listWhatIfs: refusal('store-unavailable') },
    ],
  ])('says: %s', async (text, answers) => {
    await open('/', answers);
    expect(await screen.findByText(text)).toBeVisible();
  });
});

describe('a what-if', () => {
  it('leads from each number to its decisions, and says why', async () => {
    await open(`/${id}`);
    const query = async (name: string) => {
      const link = await screen.findByRole<HTMLAnchorElement>('link', { name });
      return Object.fromEntries(new URL(link.href).searchParams);
    };
    expect(await query('Newly denied: 2. Show the decisions')).toEqual({
      result: 'newly-denied',
    });
    expect(
      await query('Not owned, Not evaluated: 1. Show the decisions'),
    ).toEqual({ team: 'none', result: 'not-judged' });
    expect(
      await query(
        'placement/allowed-regions, Newly denied: 2. Show the decisions',
      ),
    ).toEqual({ rule: 'placement/allowed-regions', result: 'newly-denied' });
    const [, denied, lost] = within(
      await screen.findByRole('table', { name: 'Decisions that would change' }),
    ).getAllByRole('row');
    expect(denied).toHaveTextContent('Newly deniedAllowed → Denied');
    expect(denied).toHaveTextContent('Stricter: placement/allowed-regions');
    expect(denied).toHaveTextContent('This alone explains the difference.');
    expect(lost).toHaveTextContent('by retention [not-kept]');
    expect(screen.getByText(/^12 decisions of this time/)).toBeVisible();
    expect(
      screen.getByText('Not evaluated: a part is not kept any more (1)'),
    ).toBeVisible();
  });

  it('lists and exports what the address asks for', async () => {
    URL.createObjectURL = jest.fn(() => 'blob:');
    URL.revokeObjectURL = jest.fn();
    const api = await open(`/${id}?result=newly-denied&team=none&size=50`);
    const filter = { result: ['newly-denied'], team: 'none' };
    await waitFor(() =>
      expect(api.listWhatIfResults).toHaveBeenCalledWith(
        id,
        { filter, limit: 50 },
        expect.anything(),
      ),
    );
    await userEvent.click(button('Export CSV'));
    expect(api.exportWhatIfResults).toHaveBeenCalledWith(id, {
      filter,
      format: 'csv',
    });
  });

  it('shows how far it is, can be cancelled, and shows its decisions at its end', async () => {
    let state: WhatIfDetail['state'] = 'running';
    const api = await open(`/${id}`, {
      getWhatIf: jest.fn(async () => ({ ...finishedWhatIf, state, total: 16 })),
      cancelWhatIf: jest.fn(async () => {
        state = 'cancelled';
      }),
    });
    expect(
      await screen.findByRole('progressbar', {
        name: '8 of 16 decisions compared',
      }),
    ).toHaveAttribute('aria-valuenow', '50');
    expect(api.listWhatIfResults).not.toHaveBeenCalled();
    await userEvent.click(button('Cancel what-if'));
    expect(api.cancelWhatIf).toHaveBeenCalledWith(id);
    expect(await screen.findByText('Cancelled')).toBeVisible();
    expect(screen.queryByRole('progressbar')).toBeNull();
    expect(
      await screen.findByText('by retention', { exact: false }),
    ).toBeVisible();
  });

  it('says nothing of decisions where none was compared', async () => {
    const api = await open(
      `/${id}`,
      ended({ state: 'cancelled', counts: { ...noCounts(), unchanged: 0 } }),
    );
    expect(await screen.findByText('0 of 8 decisions compared')).toBeVisible();
    expect(api.listWhatIfResults).not.toHaveBeenCalled();
  });

  it('asks again until it has ended, less and less often', async () => {
    jest.useFakeTimers();
    try {
      let state: WhatIfDetail['state'] = 'running';
      const getWhatIf = jest.fn(async () => ({ ...finishedWhatIf, state }));
      await open(`/${id}`, { getWhatIf });
      await screen.findByText('Running');
      const asked = async (milliseconds: number) => {
        await act(() => jest.advanceTimersByTimeAsync(milliseconds));
        return getWhatIf.mock.calls.length;
      };
      expect(await asked(1_000)).toBe(2);
      expect(await asked(1_000)).toBe(2);
      expect(await asked(500)).toBe(3);
      state = 'finished';
      expect(await asked(2_250)).toBe(4);
      expect(await asked(60_000)).toBe(4);
    } finally {
      jest.useRealTimers();
    }
  });

  it.each<[string, Partial<GuardrailsApi>]>([
    ["You don't have access", { getWhatIf: refusal('not-allowed') }],
    [
      "What-if not found, or you don't have access",
      { getWhatIf: refusal('not-found') },
    ],
    [
      'The what-if could not be loaded',
      { getWhatIf: refusal('store-unavailable') },
    ],
    ['No decisions in this time', ended({ total: 0 })],
    ['Interrupted', ended({ state: 'interrupted' })],
    [
      'The what-if failed',
      ended({
        state: 'failed',
        error: { code: 'bundle-unreadable', message: 'Not an archive' },
      }),
    ],
    [
      'All decisions that were compared would have the same outcome.',
      ended({ counts: { ...noCounts(), unchanged: 8 } }),
    ],
  ])('says: %s', async (text, answers) => {
    await open(`/${id}`, answers);
    expect(await screen.findByText(text)).toBeVisible();
  });
});

function ended(changes: Partial<WhatIfDetail>): Partial<GuardrailsApi> {
  return { getWhatIf: async () => ({ ...finishedWhatIf, ...changes }) };
}

function noCounts() {
  return {
    ...{ 'newly-denied': 0, 'newly-needs-approval': 0 },
    ...{ 'newly-allowed': 0, 'not-judged': 0 },
  };
}

/** A file of this DOM cannot be read by itself. */
function fileOf(name: string, text: string): File {
  return Object.assign(new File([text], name), {
    text: async () => text,
    arrayBuffer: async () => new TextEncoder().encode(text).buffer,
  });
}
