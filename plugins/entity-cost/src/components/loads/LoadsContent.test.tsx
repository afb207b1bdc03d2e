import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  EntityCostError,
  type LoadDetail,
  type LoadSummary,
} from '@backstage-guardrails/plugin-entity-cost-common';
import { load, loadDetail, refusedLoad } from '../../__fixtures__/loads';
import { status } from '../../__fixtures__/status';
import { renderCost } from '../../__testUtils__/renderCost';
import { LoadContent } from './LoadContent';
import { LoadsContent } from './LoadsContent';

async function renderLoads(options: {
  loads?: LoadSummary[] | Error;
  path?: string;
  upload?: () => Promise<LoadDetail>;
}) {
  const { loads = [refusedLoad.load, load] } = options;
  const listLoads = jest.fn(async (_query: object) => {
    if (loads instanceof Error) throw loads;
    return { items: loads };
  });
  const uploadLoad = jest.fn(
    async (_file: { source: string; name: string; content: unknown }) =>
      options.upload?.() ?? loadDetail,
  );
  await renderCost(<LoadsContent />, {
    path: options.path,
    api: { listLoads, uploadLoad, getStatus: async () => status },
  });
  return { listLoads, uploadLoad };
}

async function chooseFile() {
  await userEvent.click(
    await screen.findByRole('button', { name: 'Upload file' }),
  );
  const dialog = within(await screen.findByRole('dialog'));
  expect(dialog.getByRole('button', { name: 'Upload' })).toBeDisabled();
  await userEvent.upload(
    dialog.getByLabelText('Choose file'),
    new File(['a'.repeat(1500)], 'november.csv'),
  );
  expect(dialog.getByText('november.csv, 1.5 kB')).toBeVisible();
  await userEvent.click(dialog.getByRole('button', { name: 'Upload' }));
  return dialog;
}

describe('LoadsContent', () => {
  it('says the state of each source and of each load', async () => {
    const { listLoads } = await renderLoads({
      path: '/?state=refused&source=aws',
    });
    await screen.findByRole('link', { name: 'broken.csv' });
    expect(
      screen.getAllByRole('listitem').map(item => item.textContent),
    ).toEqual([
      expect.stringMatching(/^awsLoadedthrough Nov 28, 2026loaded/),
      'azureNewest load refusedThe column BilledCost is missing. [column-missing]',
      'uploadNothing loaded yet',
    ]);
    const [, refused, inForce] = within(
      screen.getByRole('table', { name: 'Loads' }),
    ).getAllByRole('row');
    expect(refused).toHaveTextContent('Refused');
    expect(refused).toHaveTextContent('The file has 1 error. [load-refused]');
    expect(inForce).toHaveTextContent('In force');
    expect(inForce).toHaveTextContent('1,234,567');
    expect(listLoads.mock.calls[0][0]).toMatchObject({
      source: 'aws',
      state: 'refused',
      limit: 25,
    });
  });

  it('uploads a file as it is, says that it is under way, and leads to the load', async () => {
    let finish: (detail: LoadDetail) => void = () => {};
    const { uploadLoad } = await renderLoads({
      upload: () =>
        new Promise(resolve => {
          finish = resolve;
        }),
    });
    const dialog = await chooseFile();
    expect(await dialog.findByRole('status')).toHaveTextContent(
      'Uploading and checking november.csv',
    );
    expect(dialog.getByRole('progressbar')).toBeVisible();
    finish(loadDetail);
    expect(
      await screen.findByText('/cost/loads/l1', { exact: false }),
    ).toBeInTheDocument();
    expect(uploadLoad.mock.calls[0]).toMatchObject([
      { source: 'upload', name: 'november.csv', content: expect.any(File) },
    ]);
  });

  it('offers the sources that take files', async () => {
    await renderLoads({});
    await userEvent.click(
      await screen.findByRole('button', { name: 'Upload file' }),
    );
    const dialog = within(await screen.findByRole('dialog'));
    await userEvent.click(dialog.getByRole('button', { name: /Source/ }));
    const options = within(await screen.findByRole('listbox'));
    expect(
      options.getAllByRole('option').map(option => option.textContent),
    ).toEqual(['Uploads']);
  });

  it('says what is wrong with a file that is refused', async () => {
    await renderLoads({
      upload: async () => {
        throw new EntityCostError({
          code: 'load-refused',
          message: 'Line 3: BilledCost is not a number.',
        });
      },
    });
    const dialog = await chooseFile();
    expect(await dialog.findByRole('alert')).toHaveTextContent(
      'The file was not loaded. The costs before stay.Line 3: BilledCost is not a number. [load-refused]',
    );
  });

  it('says whom to ask where loads are for others', async () => {
    await renderLoads({
      loads: new EntityCostError({ code: 'not-allowed', message: 'No.' }),
    });
    expect(await screen.findByText("You don't have access")).toBeVisible();
  });

  it('says that nothing was loaded yet', async () => {
    await renderLoads({ loads: [] });
    expect(await screen.findByText('No loads yet')).toBeVisible();
  });
});

describe('LoadContent', () => {
  const open = (detail: LoadDetail | Error) =>
    renderCost(<LoadContent />, {
      api: {
        getLoad: async () => {
          if (detail instanceof Error) throw detail;
          return detail;
        },
      },
    });

  it('shows the totals with all their digits', async () => {
    await open(loadDetail);
    expect(await screen.findByText('12000.050000000000000001')).toBeVisible();
    expect(screen.getByText('In force')).toBeVisible();
  });

  it('shows errors by line with what to do', async () => {
    await open(refusedLoad);
    const table = await screen.findByRole('table', {
      name: 'Errors of the file',
    });
    expect(within(table).getAllByRole('row')[1]).toHaveTextContent(
      '4,711BilledCostBilledCost is not a number: 12,50.Write the amount with a point.number-invalid',
    );
    expect(screen.getByText(/Nothing of it is loaded/)).toBeVisible();
  });

  it('says that there is no such load', async () => {
    await open(new EntityCostError({ code: 'not-found', message: 'No.' }));
    expect(await screen.findByText('Load not found')).toBeVisible();
  });
});
