import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  EntityCostError,
  type BudgetView,
} from '@backstage-guardrails/plugin-entity-cost-common';
import { entityBudget } from '../../__fixtures__/costs';
import { status } from '../../__fixtures__/status';
import { renderCost } from '../../__testUtils__/renderCost';
import { BudgetsContent } from './BudgetsContent';

const configured: BudgetView = {
  ...entityBudget,
  id: 'b2',
  subject: { kind: 'cost-center', value: '4711' },
  from: 'configuration',
  decides: true,
  state: 'not-compared',
  reached: [],
  updatedBy: undefined,
  editable: false,
};

async function renderBudgets(options: {
  items?: BudgetView[];
  updateBudgets?: boolean;
  refusal?: Error;
}) {
  const putBudget = jest.fn(async (_body: object) => entityBudget);
  const deleteBudget = jest.fn(async (_id: string) => {
    if (options.refusal) throw options.refusal;
  });
  const listBudgets = jest.fn(async () => ({
    month: '2026-11',
    items: options.items ?? [entityBudget, configured],
  }));
  await renderCost(<BudgetsContent />, {
    api: {
      putBudget,
      deleteBudget,
      listBudgets,
      getStatus: async () => ({
        ...status,
        abilities: {
          ...status.abilities,
          updateBudgets: options.updateBudgets ?? true,
        },
      }),
    },
  });
  return { putBudget, deleteBudget, listBudgets };
}

describe('BudgetsContent', () => {
  it('says how much of each budget is spent, and where one is set that cannot be changed here', async () => {
    await renderBudgets({});
    await screen.findByText('82.3% of €1,500.00');
    const [, first, second] = within(
      screen.getByRole('table', { name: 'Budgets' }),
    ).getAllByRole('row');
    expect(first).toHaveTextContent('Entity checkout');
    expect(first).toHaveTextContent('Forecast over budget');
    expect(second).toHaveTextContent('Cost centre 4711');
    expect(second).toHaveTextContent(
      '€1,500.00. Not compared: the costs are in another currency.',
    );
    expect(second).toHaveTextContent(
      'Change it in the configuration of the portal.',
    );
    expect(within(second).queryByRole('button')).toBeNull();
  });

  it('offers to replace the budget of a catalog file, and says where it is removed', async () => {
    await renderBudgets({ items: [{ ...entityBudget, from: 'annotation' }] });
    expect(await screen.findByRole('button', { name: 'Change' })).toBeVisible();
    expect(screen.queryByRole('button', { name: 'Remove' })).toBeNull();
    expect(
      screen.getByText(
        'Remove it in the catalog file of the entity. A budget set here replaces it.',
      ),
    ).toBeVisible();
  });

  it('sets a budget with the very digits that were written', async () => {
    const { putBudget, listBudgets } = await renderBudgets({});
    await userEvent.click(
      await screen.findByRole('button', { name: 'Set budget' }),
    );
    const dialog = within(await screen.findByRole('dialog'));
    const save = dialog.getByRole('button', { name: 'Save' });
    expect(save).toBeDisabled();
    await userEvent.type(
      dialog.getByLabelText(/Name/),
      'group:default/payments',
    );
    await userEvent.type(
      dialog.getByLabelText(/Amount per month/),
      '9007199254740993.01',
    );
    await userEvent.type(dialog.getByLabelText(/Currency/), 'EUR');
    await userEvent.click(save);
    await waitFor(() => expect(listBudgets).toHaveBeenCalledTimes(2));
    expect(putBudget.mock.calls).toEqual([
      [
        {
          subject: { kind: 'owner', value: 'group:default/payments' },
          amount: { amount: '9007199254740993.01', currency: 'EUR' },
        },
      ],
    ]);
  });

  it.each(['0', '-5', '12,50', 'abc'])(
    'takes no amount such as %s',
    async amount => {
      await renderBudgets({});
      await userEvent.click(
        (
          await screen.findAllByRole('button', { name: 'Change' })
        )[0],
      );
      const dialog = within(await screen.findByRole('dialog'));
      const field = dialog.getByLabelText(/Amount per month/);
      await userEvent.clear(field);
      await userEvent.type(field, amount);
      expect(dialog.getByRole('button', { name: 'Save' })).toBeDisabled();
    },
  );

  it('says what goes with a budget before it is removed, and what was refused', async () => {
    const { deleteBudget } = await renderBudgets({
      refusal: new EntityCostError({
        code: 'budget-elsewhere',
        message: 'It is set in configuration.',
      }),
    });
    await userEvent.click(
      (
        await screen.findAllByRole('button', { name: 'Remove' })
      )[0],
    );
    const dialog = within(await screen.findByRole('dialog'));
    expect(dialog.getByText(/is removed/)).toHaveTextContent(
      'The budget of €1,500.00 for Entity checkout is removed. There are no alerts afterwards. Costs stay as they are.',
    );
    expect(deleteBudget).not.toHaveBeenCalled();
    await userEvent.click(dialog.getByRole('button', { name: 'Remove' }));
    expect(await dialog.findByRole('alert')).toHaveTextContent(
      'The budget was not removedIt is set in configuration. [budget-elsewhere]',
    );
    expect(deleteBudget.mock.calls).toEqual([['b1']]);
  });

  it('offers nothing that the person may not do', async () => {
    await renderBudgets({ items: [], updateBudgets: false });
    expect(await screen.findByText('No budgets yet')).toBeVisible();
    expect(screen.queryByRole('button', { name: 'Set budget' })).toBeNull();
  });
});
