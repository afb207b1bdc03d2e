import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { EntityHealthError } from '@backstage-guardrails/plugin-entity-health-common';
import { maintenance } from '../../__fixtures__/health';
import { renderHealth } from '../../__testUtils__/renderHealth';
import { MaintenanceContent } from './MaintenanceContent';

describe('MaintenanceContent', () => {
  it('lists maintenance, and ends one early', async () => {
    const endMaintenance = jest.fn(async () => maintenance);
    const listMaintenance = jest.fn(async () => ({ items: [maintenance] }));
    await renderHealth({
      page: <MaintenanceContent />,
      api: { listMaintenance, endMaintenance },
    });
    const table = await screen.findByRole('table', { name: 'Maintenance' });
    expect(table).toHaveTextContent('Vacuum');
    await userEvent.click(
      within(table).getByRole('button', { name: 'End now' }),
    );
    await userEvent.click(
      await screen.findByRole('button', { name: 'End maintenance' }),
    );
    expect(endMaintenance).toHaveBeenCalledWith(maintenance.id);
    expect(listMaintenance).toHaveBeenCalledTimes(2);
  });

  it('says why maintenance was not ended', async () => {
    await renderHealth({
      page: <MaintenanceContent />,
      api: {
        listMaintenance: async () => ({ items: [maintenance] }),
        endMaintenance: async () => {
          throw new EntityHealthError({
            code: 'not-allowed',
            message: 'Only owners may.',
          });
        },
      },
    });
    await userEvent.click(
      await screen.findByRole('button', { name: 'End now' }),
    );
    await userEvent.click(
      await screen.findByRole('button', { name: 'End maintenance' }),
    );
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'Maintenance was not endedOnly owners may. [not-allowed]',
    );
  });

  it('shows what is over without a way to end it', async () => {
    const listMaintenance = jest.fn(async () => ({ items: [maintenance] }));
    await renderHealth({
      page: <MaintenanceContent />,
      api: { listMaintenance },
      address: '/?show=over',
    });
    await screen.findByRole('table', { name: 'Maintenance' });
    expect(listMaintenance).toHaveBeenCalledWith(
      { over: true, limit: 25, cursor: undefined },
      expect.anything(),
    );
    expect(screen.queryByRole('button', { name: 'End now' })).toBeNull();
  });

  it('says where maintenance is started', async () => {
    await renderHealth({
      page: <MaintenanceContent />,
      api: { listMaintenance: async () => ({ items: [] }) },
    });
    expect(
      await screen.findByText(/Start maintenance on the Health tab/),
    ).toBeVisible();
  });
});
