import type { FieldExtensionComponentProps } from '@backstage/plugin-scaffolder-react';
import { makeStyles } from '@material-ui/core/styles';
import { usePreview } from '@backstage-guardrails/plugin-guardrails-react';
import { FixButtons } from './FixButtons';
import { PreviewPanel } from './PreviewPanel';
import { previewRequest, type PreviewFieldOptions } from './previewRequest';

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
  const values = valuesOf(props);
  const preview = usePreview(
    previewRequest({ options: uiSchema['ui:options'] ?? {}, values }),
  );
  const properties = schema.properties;
  if (!properties) return <PreviewPanel preview={preview} />;

  const { ObjectField } = registry.fields;
  const titleOf = (name: string) => {
    const field = Object.hasOwn(properties, name) && properties[name];
    return typeof field === 'object' ? field.title ?? name : undefined;
  };
  return (
    <>
      <ObjectField {...props} />
      <div className={classes.panel}>
        <PreviewPanel
          preview={preview}
          actionsOf={group => (
            <FixButtons
              group={group}
              titleOf={titleOf}
              onFix={(name, value) =>
                onChange({ ...(formData as object), [name]: value })
              }
            />
          )}
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
