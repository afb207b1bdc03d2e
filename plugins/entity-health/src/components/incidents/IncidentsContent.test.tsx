import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { incident } from '../../__fixtures__/health';
import { renderHealth } from '../../__testUtils__/renderHealth';
import { IncidentsContent } from './IncidentsContent';

const groups = { items: [], omitted: 0, countsComplete: true };

describe('IncidentsContent', () => {
  it('lists incidents with their duration, and narrows them to the open ones', async () => {
    const listIncidents = jest.fn(async () => ({
      items: [
        {
          ...incident,
          openedAt: '2026-03-10T10:00:00Z',
          closedAt: '2026-03-10T10:31:00Z',
        },
        incident,
      ],
    }));
    await renderHealth({
      page: <IncidentsContent />,
      api: { listIncidents, listGroups: async () => groups },
    });
    const table = await screen.findByRole('table', { name: 'Incidents' });
    expect(table).toHaveTextContent('31 minutes');
    expect(table).toHaveTextContent('Open');
    await userEvent.click(screen.getByRole('button', { name: 'Open' }));
    expect(listIncidents).toHaveBeenLastCalledWith(
      { open: true, owner: undefined, limit: 25, cursor: undefined },
      expect.anything(),
    );
  });

  it('says when an incident opens where there is none', async () => {
    await renderHealth({
      page: <IncidentsContent />,
      api: {
        listIncidents: async () => ({ items: [] }),
        listGroups: async () => groups,
      },
    });
    expect(await screen.findByText('No incidents')).toBeVisible();
  });
});
