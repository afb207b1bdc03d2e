import type { FieldExtensionComponentProps } from '@backstage/plugin-scaffolder-react';
import { makeStyles } from '@material-ui/core/styles';
import { usePreview } from '@backstage-guardrails/plugin-guardrails-react';
import { useMemo } from 'react';
import { FixButtons } from './FixButtons';
import { NotReady } from './NotReady';
import { PreviewPanel } from './PreviewPanel';
import { previewRequest, type PreviewFieldOptions } from './previewRequest';
import { emptyRequired, provenFixes, readFields } from './readFields';
import { keyOf } from './removesFinding';
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
  const request = previewRequest({
    options: uiSchema['ui:options'] ?? {},
    values: valuesOf(props),
  });
  const preview = usePreview(request);
  const notReady = useReadiness(uiSchema['ui:options']?.module);
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
  return (
    <>
      <ObjectField {...props} />
      <div className={classes.panel}>
        {warning}
        <PreviewPanel
          preview={preview}
          missing={emptyRequired(
            schema,
            (formData ?? {}) as Record<string, unknown>,
          )}
          actionsOf={({ finding }) => {
            const proven = provenFixes(finding, fields);
            return (
              <FixButtons
                fixes={proven.length ? proven : fixes.get(keyOf(finding)) ?? []}
                onFix={({ field, value }) =>
                  onChange({ ...(formData as object), [field]: value })
                }
              />
            );
          }}
        />
      </div>
    </>
  );
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
