import type { FieldExtensionComponentProps } from '@backstage/plugin-scaffolder-react';
import FormHelperText from '@material-ui/core/FormHelperText';
import { escapeForDisplay } from '@backstage-guardrails/display-text';
import type { Choice } from '@backstage-guardrails/plugin-guardrails-common';
import type { KeyboardEvent, MouseEvent } from 'react';
import { useTranslation, type Translate } from '../../translation';
import { entityFieldOf } from '../preview/previewRequest';
import { useCurrentValues } from '../preview/useCurrentValues';
import {
  choicesRequest,
  MOST_CANDIDATES,
  type ChoiceFieldOptions,
} from './choicesRequest';
import type { Offered } from './Offered';
import { useChoices } from './useChoices';
import { useOffered } from './useOffered';
import { useOnlyValue } from './useOnlyValue';

type Props = FieldExtensionComponentProps<unknown, ChoiceFieldOptions>;

/**
 * A list of values that says which of them policy refuses, and why, with the other values of the form as they are. It
 * asks when a person opens it. A refused value can be chosen all the same: an exception may be wanted for it.
 * @internal
 */
export function ChoiceField(props: Props) {
  const { schema, uiSchema, formData, formContext, registry, onChange } = props;
  const options = uiSchema['ui:options'] ?? {};
  const { t } = useTranslation();
  const offer = useOffered(props);
  useOnlyValue({
    wanted: options.choices === 'my-groups' && props.required,
    offered: offer.values,
    value: formData,
    onChange,
  });
  const values = formContext?.formData ?? {};
  const current = useCurrentValues(
    options.changes ? values[entityFieldOf(options)] : undefined,
  );
  const offered = withCurrent(offer.values, formData);
  // The value of an earlier run is shown before the others are there, and is not asked about by itself.
  const candidates =
    (!offer.pending && offered?.map(({ value }) => value)) || [];
  const { choices, failed, ask } = useChoices(
    choicesRequest({
      ...{ options, values, current, candidates },
      field: props.name,
    }),
  );
  const open = () => {
    offer.retry?.();
    ask();
  };
  const unchecked = notChecked({ failed, count: candidates.length });
  // Its own: the list looks and behaves as any other list of the form.
  const { StringField } = registry.fields;
  const { enumNames: _names, ...plain } = schema as typeof schema & {
    enumNames?: unknown;
  };
  const description = uiSchema['ui:description'] ?? schema.description;
  return (
    // The list opens with these; that it has the focus says nothing about whether a person wants to see it.
    <div
      role="presentation"
      onMouseDown={ifOpened(open)}
      onKeyDown={ifOpened(open)}
    >
      <StringField
        {...props}
        schema={
          offered
            ? { ...plain, enum: offered.map(({ value }) => value as never) }
            : plain
        }
        uiSchema={{
          ...(offered && {
            'ui:enumNames': offered.map(({ name }, index) =>
              nameWith(name, choices?.[index], t),
            ),
          }),
          ...(uiSchema['ui:autofocus'] && { 'ui:autofocus': true }),
        }}
      />
      {typeof description === 'string' && (
        <FormHelperText id={`${props.idSchema.$id}__description`}>
          {description}
        </FormHelperText>
      )}
      <FormHelperText role="status">
        {offer.note
          ? t(`preview.choice.${offer.note}`)
          : unchecked && t(`preview.choice.notChecked.${unchecked}`)}
      </FormHelperText>
    </div>
  );
}

/** The others open a menu of the browser, and no list. */
const MAIN_BUTTON = 0;
/** Keys that open a list that is closed. */
const OPENING = new Set(['Enter', ' ', 'ArrowUp', 'ArrowDown']);

/** What happens in the open list comes by here as well, and opens nothing. */
function ifOpened(open: () => void) {
  return (event: MouseEvent | KeyboardEvent) => {
    const isList =
      event.target instanceof Element &&
      event.target.closest('[aria-haspopup=listbox]') !== null;
    if (isList && opens(event)) open();
  };
}

function opens(event: MouseEvent | KeyboardEvent): boolean {
  return 'key' in event ? OPENING.has(event.key) : event.button === MAIN_BUTTON;
}

/** Why no value is marked though policy may refuse some, as the end of a key of `preview.choice.notChecked`. */
function notChecked(options: {
  failed: boolean;
  count: number;
}): 'failed' | 'tooMany' | undefined {
  if (options.count > MOST_CANDIDATES) return 'tooMany';
  return options.failed ? 'failed' : undefined;
}

/** A value out of an earlier run may no longer be offered; it is shown, so that it can be changed. */
function withCurrent(
  offered: Offered[] | undefined,
  current: unknown,
): Offered[] | undefined {
  if (!offered || current === undefined || current === null || current === '') {
    return offered;
  }
  return offered.some(({ value }) => value === current)
    ? offered
    : [...offered, { value: current, name: String(current) }];
}

function nameWith(
  name: string,
  choice: Choice | undefined,
  t: Translate,
): string {
  const plain = escapeForDisplay(name);
  if (!choice || choice.allowed) return plain;
  const reasons = choice.reasons.map(({ message }) =>
    escapeForDisplay(message),
  );
  return reasons.length > 0
    ? t('preview.choice.refusedFor', {
        value: plain,
        reason: reasons.join(' '),
      })
    : t('preview.choice.refused', { value: plain });
}
