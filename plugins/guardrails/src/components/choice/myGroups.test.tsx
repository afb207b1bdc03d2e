import { identityApiRef } from '@backstage/core-plugin-api';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import { Form } from '@backstage/plugin-scaffolder-react/alpha';
import {
  mockApis,
  renderInTestApp,
  TestApiProvider,
} from '@backstage/test-utils';
import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import validator from '@rjsf/validator-ajv8';
import type {
  Choice,
  ChoicesRequest,
} from '@backstage-guardrails/plugin-guardrails-common';
import { guardrailsApiRef } from '@backstage-guardrails/plugin-guardrails-react';
import { ChoiceField } from './ChoiceField';

const PERSON = 'user:default/dev';
const group = (name: string) => ({ kind: 'Group', metadata: { name } });
const [payments, search] = ['payments', 'search'].map(group);
const BOTH = ['group:default/payments', 'group:default/search'];

async function show(options: {
  groups: () => object[] | Promise<object[]>;
  owner?: string;
  judge?: (candidate: unknown) => Choice;
}) {
  const { groups, owner, judge } = options;
  const stored: unknown[] = [];
  const asked: ChoicesRequest[] = [];
  const filters: unknown[] = [];
  const guardrails = {
    previewChoices: async (request: ChoicesRequest) => {
      asked.push(request);
      const choices = request.candidates.map(
        judge ?? (() => ({ allowed: true, reasons: [] })),
      );
      return { estimate: true, choices };
    },
  };
  const catalog = {
    getEntities: async (request: { filter: unknown }) => {
      filters.push(request.filter);
      return { items: await groups() };
    },
  };
  const formData = { name: 'cart', ...(owner && { owner }) };
  await renderInTestApp(
    <TestApiProvider
      apis={[
        [guardrailsApiRef, guardrails as any],
        [catalogApiRef, catalog as any],
        [identityApiRef, mockApis.identity({ userEntityRef: PERSON })],
      ]}
    >
      <Form
        validator={validator}
        fields={{ GuardrailsChoice: ChoiceField as any }}
        formData={formData}
        formContext={{ formData }}
        onChange={event => stored.push(event.formData.owner)}
        onSubmit={() => {}}
        schema={{
          required: ['owner'],
          properties: { owner: { title: 'Owner', type: 'string' } },
        }}
        uiSchema={{
          owner: {
            'ui:field': 'GuardrailsChoice',
            'ui:options': { module: 'environment', choices: 'my-groups' },
          },
        }}
      />
    </TestApiProvider>,
  );
  return { asked, filters, stored };
}

const list = () => screen.getByRole('button', { name: /Owner/ });
const textsOf = (elements: HTMLElement[]) =>
  elements.map(({ textContent }) => textContent).filter(Boolean);

describe('the list of the groups of a person', () => {
  it('stores the ref of a group, and marks those that policy refuses', async () => {
    const { asked, filters, stored } = await show({
      groups: () => [search, payments],
      judge: candidate =>
        candidate === 'group:default/search'
          ? { allowed: false, reasons: [{ message: 'It is not.' }] }
          : { allowed: true, reasons: [] },
    });
    await waitFor(() => expect(filters).not.toEqual([]));
    await userEvent.click(list());
    await screen.findByRole('option', { name: /not allowed/ });
    expect(textsOf(screen.getAllByRole('option'))).toEqual([
      'payments',
      'search – not allowed: It is not.',
    ]);
    expect(filters).toContainEqual({
      kind: 'Group',
      'relations.hasMember': PERSON,
    });
    expect(asked).toEqual([
      {
        module: 'environment',
        values: { name: 'cart' },
        field: 'owner',
        candidates: ['group:default/payments', 'group:default/search'],
        target: {},
      },
    ]);
    await userEvent.click(screen.getByRole('option', { name: 'payments' }));
    expect(stored.at(-1)).toBe('group:default/payments');
  });

  it('has the only group of a person by itself', async () => {
    const { stored } = await show({ groups: () => [payments] });
    await waitFor(() => expect(stored.at(-1)).toBe('group:default/payments'));
  });

  it.each([[[payments]], [[payments, search]]])(
    'keeps an owner of an earlier run, of which a person is no member',
    async groups => {
      const { stored } = await show({
        groups: () => groups,
        owner: 'group:default/other',
      });
      await waitFor(() =>
        expect(list()).toHaveTextContent('group:default/other'),
      );
      await userEvent.click(list());
      await screen.findByRole('option', { name: 'payments' });
      expect(textsOf(screen.getAllByRole('option'))).toEqual([
        ...groups.map(({ metadata }) => metadata.name),
        'group:default/other',
      ]);
      expect(stored).toEqual([]);
    },
  );

  it('says that a person is in no group, and offers nothing to type', async () => {
    const { asked } = await show({ groups: () => [] });
    expect(await screen.findByText(/in no group/)).toBeInTheDocument();
    expect(screen.queryByRole('textbox', { name: /Owner/ })).toBeNull();
    await userEvent.click(list());
    expect(asked).toEqual([]);
  });

  it.each([
    ['', undefined],
    [', with the owner of an earlier run', 'group:default/payments'],
  ])(
    'asks once the groups are there where the list was opened before%s',
    async (_, owner) => {
      let loaded = (_groups: object[]) => {};
      const loading = new Promise<object[]>(resolve => {
        loaded = resolve;
      });
      const { asked } = await show({
        owner,
        groups: () => loading,
        judge: candidate => ({
          allowed: candidate !== 'group:default/search',
          reasons: [],
        }),
      });
      await userEvent.click(list());
      expect(asked).toEqual([]);
      loaded([search, payments]);
      expect(
        await screen.findByRole('option', { name: /search – not allowed/ }),
      ).toBeInTheDocument();
      expect(asked.map(({ candidates }) => candidates)).toEqual([BOTH]);
    },
  );

  it.each([
    ['', undefined],
    [', with the owner of an earlier run', 'group:default/payments'],
  ])(
    'loads groups again, once the list is opened after it failed%s',
    async (_, owner) => {
      let busy = true;
      const { asked } = await show({
        owner,
        groups: () => {
          if (busy) throw new Error('The catalog is busy');
          return [payments, search];
        },
      });
      expect(
        await screen.findByText(/could not be loaded/),
      ).toBeInTheDocument();
      busy = false;
      await userEvent.click(list());
      expect(
        await screen.findByRole('option', { name: 'payments' }),
      ).toBeInTheDocument();
      await waitFor(() =>
        expect(asked.map(({ candidates }) => candidates)).toEqual([BOTH]),
      );
    },
  );
});
