import type { FieldExtensionComponentProps } from '@backstage/plugin-scaffolder-react';
import type { Remote } from '@backstage-guardrails/components';
import type { ChoiceFieldOptions } from './choicesRequest';
import type { Offered } from './Offered';
import { useCostCentres } from './useCostCentres';
import { useMyGroups } from './useMyGroups';

type Field = Pick<
  FieldExtensionComponentProps<unknown, ChoiceFieldOptions>,
  'schema' | 'uiSchema'
>;

/** What a list has to choose from. */
type Offer = {
  /** Absent where that is not known and a value can be typed instead. */
  values?: Offered[];
  /** They are loaded, or could not be: there is nothing yet to ask policy about. */
  pending?: true;
  /** Why there is nothing, as the end of a key of `preview.choice`. */
  note?: 'groups.failed' | 'groups.none';
  /** Where it could not be loaded. */
  retry?: () => void;
};

/** The values of a list, from where the template says. @internal */
export function useOffered(field: Field): Offer {
  const choices = field.uiSchema['ui:options']?.choices;
  const costCentres = useCostCentres(choices === 'cost-centres');
  const groups = useMyGroups(choices === 'my-groups');
  switch (choices) {
    case 'cost-centres':
      return { values: costCentres };
    case 'my-groups':
      return offerOf(groups);
    default:
      return { values: inSchema(field) };
  }
}

/** No other owner can be typed: the request of a person who is not in the group is refused. */
function offerOf(groups: Remote<Offered[]>): Offer {
  switch (groups.status) {
    case 'loading':
      return { values: [], pending: true };
    case 'failed':
      return {
        values: [],
        pending: true,
        note: 'groups.failed',
        retry: groups.retry,
      };
    case 'ready':
      return groups.value.length > 0
        ? { values: groups.value }
        : { values: [], note: 'groups.none' };
    default:
      throw new TypeError(`Not a state: ${String(groups satisfies never)}`);
  }
}

/** The values of the field's own `enum`, with the names that the template gives them. */
function inSchema({ schema, uiSchema }: Field): Offered[] | undefined {
  const { enum: values, enumNames } = schema as {
    enum?: unknown[];
    enumNames?: unknown;
  };
  const names: unknown = uiSchema['ui:enumNames'] ?? enumNames;
  return values?.map((value, index) => ({
    value,
    name: String((Array.isArray(names) && names[index]) || value),
  }));
}
