import {
  createFormField,
  type FormField,
} from '@backstage/plugin-scaffolder-react/alpha';
import { PreviewField } from './PreviewField';

/** The preview as a form field of the new frontend system. @internal */
export const previewFormField: FormField = createFormField({
  name: 'GuardrailsPreview',
  component: PreviewField,
});
