import Button from '@material-ui/core/Button';
import { escapeForDisplay } from '@backstage-guardrails/display-text';
import { useTranslation } from '../../translation';
import type { FormField } from './fieldOf';

/** Leads from a violation to the field that it is about. @internal */
export function GoToField(props: {
  field: FormField;
  /** Of its element. */
  id: string;
}) {
  const { field, id } = props;
  const { t } = useTranslation();
  return (
    <Button size="small" onClick={() => document.getElementById(id)?.focus()}>
      {t('preview.goTo', { field: escapeForDisplay(field.title) })}
    </Button>
  );
}
