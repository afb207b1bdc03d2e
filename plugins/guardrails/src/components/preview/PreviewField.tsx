import type { FieldExtensionComponentProps } from '@backstage/plugin-scaffolder-react';
import { makeStyles } from '@material-ui/core/styles';
import { usePreview } from '@backstage-guardrails/plugin-guardrails-react';
import type { Finding } from '@backstage-guardrails/policy-model';
import { useMemo } from 'react';
import { useTranslation, type Translate } from '../../translation';
import { Differences } from './Differences';
import { expectedValues } from './candidatesFor';
import { fieldOf, type FormField } from './fieldOf';
import { FixButtons } from './FixButtons';
import { GoToField } from './GoToField';
import { NotReady } from './NotReady';
import { PreviewPanel } from './PreviewPanel';
import {
  entityFieldOf,
  previewRequest,
  type PreviewFieldOptions,
} from './previewRequest';
import { emptyRequired, provenFixes, readFields } from './readFields';
import { deniedIn, keyOf } from './removesFinding';
import { useCurrentValues } from './useCurrentValues';
import { useFixes } from './useFixes';
import { useReadiness } from './useReadiness';

const useStyles = makeStyles(
  theme => ({ panel: { marginTop: theme.spacing(2) } }),
  { name: 'GuardrailsPreviewField' },
);

/**
 * Says before submit what policy will say. It never blocks: not the typing, not the submit.
 *
 * On a page of a form (`ui:field` beside `properties`) it shows the page's own fields, the preview below,
 * and buttons that set a field to a value that passes. On a single property it shows the preview alone:
 * a field cannot set its neighbours.
 * @internal
 */
export function PreviewField(
  props: FieldExtensionComponentProps<unknown, PreviewFieldOptions>,
) {
  const classes = useStyles();
  const { schema, uiSchema, formData, onChange, registry } = props;
  const fields = useMemo(
    () => readFields(schema.properties),
    [schema.properties],
  );
  const options = uiSchema['ui:options'] ?? {};
  const values = valuesOf(props);
  const current = useCurrentValues(
    options.changes ? values[entityFieldOf(options)] : undefined,
  );
  const request = previewRequest({ options, values, current });
  const preview = usePreview(request);
  const { t } = useTranslation();
  const notReady = useReadiness(options.module);
  const verdict =
    preview.status === 'judged' && !preview.stale ? preview.verdict : undefined;
  const fixes = useFixes({ request, verdict, fields });

  const warning = notReady && <NotReady message={notReady} />;
  if (!schema.properties) {
    return (
      <>
        {warning}
        <PreviewPanel preview={preview} />
      </>
    );
  }
  const { ObjectField } = registry.fields;
  const goTo = (field: FormField) => (
    <GoToField field={field} id={`${props.idSchema.$id}_${field.name}`} />
  );
  return (
    <>
      <ObjectField {...props} />
      <div className={classes.panel}>
        {warning}
        {current && (
          <Differences current={current} values={values} fields={fields} />
        )}
        <PreviewPanel
          preview={preview}
          missing={emptyRequired({
            schema,
            values: (formData ?? {}) as Record<string, unknown>,
            denied: verdict ? deniedIn(verdict) : [],
          })}
          linkTo={field => goTo(field)}
          fixOf={finding => fixText(finding, fields, t)}
          actionsOf={({ finding }) => {
            const proven = provenFixes(finding, fields);
            const field = fieldOf(finding, fields);
            return (
              <>
                <FixButtons
                  fixes={
                    proven.length ? proven : fixes.get(keyOf(finding)) ?? []
                  }
                  onFix={fix =>
                    onChange({
                      ...(formData as object),
                      [fix.field]: fix.value,
                    })
                  }
                />
                {field && goTo(field)}
              </>
            );
          }}
        />
      </div>
    </>
  );
}

/** The values that this form offers and policy expects; `undefined` where it is about something else. */
function fixText(
  finding: Finding,
  fields: readonly FormField[],
  t: Translate,
): string | undefined {
  const field = fieldOf(finding, fields);
  const values = field?.options ? expectedValues(finding, field) : [];
  return field && values.length > 0
    ? t('preview.fix.oneOf', { field: field.title, values: values.join(', ') })
    : undefined;
}

/** The values of the whole form, this page's newest ones included. */
function valuesOf(
  props: FieldExtensionComponentProps<unknown, PreviewFieldOptions>,
): Record<string, unknown> {
  const whole = props.formContext?.formData ?? {};
  return props.schema.properties
    ? { ...whole, ...(props.formData as Record<string, unknown> | undefined) }
    : whole;
}
