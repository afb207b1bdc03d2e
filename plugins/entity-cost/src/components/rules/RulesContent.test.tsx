import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  EntityCostError,
  type RuleList,
} from '@backstage-guardrails/plugin-entity-cost-common';
import { ruleList, trialResult } from '../../__fixtures__/rules';
import { renderCost } from '../../__testUtils__/renderCost';
import { RulesContent } from './RulesContent';

async function renderRules(options: {
  list?: Partial<RuleList> | Error;
  saved?: Error;
}) {
  const { list } = options;
  const getRules = jest.fn(async () => {
    if (list instanceof Error) throw list;
    return { ...ruleList, ...list };
  });
  const tryRules = jest.fn(async (_body: object) => trialResult);
  const putRules = jest.fn(async (_body: object) => {
    if (options.saved) throw options.saved;
    return ruleList;
  });
  await renderCost(<RulesContent />, { api: { getRules, tryRules, putRules } });
  return { getRules, tryRules, putRules };
}

const order = () =>
  within(screen.getByRole('table', { name: 'Rules in order' }))
    .getAllByRole('row')
    .slice(1)
    .map(row =>
      within(row)
        .getAllByRole('cell')
        .slice(0, 5)
        .map(cell => cell.textContent),
    );

const button = (name: string) => screen.getByRole('button', { name });

describe('RulesContent', () => {
  it('shows the rules in the order they apply, in words', async () => {
    await renderRules({});
    await screen.findByText('network');
    expect(order()).toEqual([
      ['1', 'network', 'service is Amazon VPC', 'platform', 'Configuration'],
      ['2', 'logs', 'tag purpose is set', 'platform', 'This page'],
      ['3', 'backups', 'resource starts with backup-', 'platform', 'This page'],
      [
        '4',
        'tag-component',
        'always',
        'the component or resource that tag component names',
        'Default',
      ],
    ]);
  });

  it('tries changes on past data before they can be saved', async () => {
    const { tryRules, putRules, getRules } = await renderRules({});
    await userEvent.click(
      await screen.findByRole('button', { name: 'Move backups up' }),
    );
    expect(order().map(([, id]) => id)).toEqual([
      'network',
      'backups',
      'logs',
      'tag-component',
    ]);
    expect(button('Save rules')).toBeDisabled();
    await userEvent.click(button('Try on past data'));
    expect(
      await screen.findByRole('table', {
        name: 'Unallocated before and after',
      }),
    ).toHaveTextContent('€1,200.00€499.50-€700.50 (-58.4%)');
    expect(
      screen.getByRole('table', { name: 'Amounts that move' }),
    ).toHaveTextContent('Unallocatedplatform€700.503');
    await userEvent.click(button('Save rules'));
    await waitFor(() => expect(getRules).toHaveBeenCalledTimes(2));
    const rules = [ruleList.items[2].rule, ruleList.items[1].rule];
    expect(tryRules.mock.calls).toEqual([[{ rules }]]);
    expect(putRules.mock.calls).toEqual([[{ version: 3, rules }]]);
  });

  it('asks to try again after a further change', async () => {
    await renderRules({});
    await userEvent.click(
      await screen.findByRole('button', { name: 'Move backups up' }),
    );
    await userEvent.click(button('Try on past data'));
    await waitFor(() => expect(button('Save rules')).toBeEnabled());
    await userEvent.click(screen.getAllByRole('button', { name: 'Remove' })[0]);
    expect(button('Save rules')).toBeDisabled();
    expect(screen.queryByText('Amounts that move')).toBeNull();
    await userEvent.click(button('Discard changes'));
    expect(order()).toHaveLength(4);
  });

  it('adds a rule, and says what is wrong with it before', async () => {
    const { tryRules } = await renderRules({});
    await userEvent.click(
      await screen.findByRole('button', { name: 'Add rule' }),
    );
    const dialog = within(await screen.findByRole('dialog'));
    await userEvent.type(dialog.getByLabelText(/^Id/), 'logs');
    await userEvent.type(dialog.getByLabelText('Name'), 'team');
    await userEvent.type(dialog.getByLabelText('Values'), 'a');
    await userEvent.type(
      dialog.getByLabelText(/Entity ref/),
      'group:default/a',
    );
    await userEvent.click(
      dialog.getByRole('button', { name: 'Apply to draft' }),
    );
    expect(await dialog.findByRole('alert')).toHaveTextContent(
      'Two rules have the id logs. Give each rule an id of its own; amounts are shown with it.',
    );
    const id = dialog.getByLabelText(/^Id/);
    await userEvent.clear(id);
    await userEvent.type(id, 'team-a');
    await userEvent.click(
      dialog.getByRole('button', { name: 'Apply to draft' }),
    );
    await waitFor(() =>
      expect(order()[3]).toEqual([
        '4',
        'team-a',
        'tag team is a',
        'a',
        'This page',
      ]),
    );
    await userEvent.click(button('Try on past data'));
    await waitFor(() => expect(tryRules).toHaveBeenCalledTimes(1));
    expect(tryRules.mock.calls[0]).toMatchObject([
      {
        rules: [
          { id: 'logs' },
          { id: 'backups' },
          {
            id: 'team-a',
            conditions: [
              { kind: 'tag', key: 'team', operator: 'in', values: ['a'] },
            ],
            to: { entity: 'group:default/a' },
          },
        ],
      },
    ]);
  });

  it('says that another person saved other rules meanwhile, and keeps the draft', async () => {
    await renderRules({
      saved: new EntityCostError({
        code: 'rules-changed',
        message: 'Load them again.',
      }),
    });
    await userEvent.click(
      await screen.findByRole('button', { name: 'Move logs down' }),
    );
    await userEvent.click(button('Try on past data'));
    await waitFor(() => expect(button('Save rules')).toBeEnabled());
    await userEvent.click(button('Save rules'));
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'The rules were not savedLoad them again. [rules-changed]',
    );
    expect(order()[1][1]).toBe('backups');
  });

  it('is for reading where the person may not change rules', async () => {
    await renderRules({ list: { editable: false } });
    await screen.findByText('network');
    expect(screen.queryByRole('button', { name: 'Add rule' })).toBeNull();
    expect(screen.queryByRole('button', { name: 'Edit' })).toBeNull();
  });

  it('says whom to ask where the rules are for others', async () => {
    await renderRules({
      list: new EntityCostError({ code: 'not-allowed', message: 'No.' }),
    });
    expect(await screen.findByText("You don't have access")).toBeVisible();
  });
});
