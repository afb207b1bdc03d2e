import {
  createFormField,
  type FormField,
} from '@backstage/plugin-scaffolder-react/alpha';
import { ChoiceField } from './ChoiceField';

/** The list of values as a form field of the new frontend system. @internal */
export const choiceFormField: FormField = createFormField({
  name: 'GuardrailsChoice',
  component: ChoiceField,
});
