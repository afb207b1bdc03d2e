import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import { SafeText } from '@backstage-guardrails/components';
import type { TargetDrift } from '@backstage-guardrails/plugin-guardrails-common';
import { useId } from 'react';
import { useTranslation } from '../../translation';

const useStyles = makeStyles(
  theme => ({
    title: { marginTop: theme.spacing(2) },
    root: { margin: 0, padding: 0, listStyle: 'none' },
    kind: { color: theme.palette.text.secondary },
    attributes: { margin: 0, paddingLeft: theme.spacing(2) },
  }),
  { name: 'GuardrailsDriftedResources' },
);

type Attribute = TargetDrift['resources'][number]['attributes'][number];

/** What has drifted: each resource, and what of it differs from what was applied. @internal */
export function DriftedResources(props: { drift: TargetDrift }) {
  const { resources, drifted } = props.drift;
  const classes = useStyles();
  const titleId = useId();
  const { t } = useTranslation();
  const more = drifted - resources.length;
  return (
    <>
      <Typography
        id={titleId}
        variant="subtitle2"
        component="h3"
        className={classes.title}
      >
        {t('drift.resources')}
      </Typography>
      <ul className={classes.root} aria-labelledby={titleId}>
        {resources.map(({ address, kind, attributes }) => (
          <li key={address}>
            <code>
              <SafeText>{address}</SafeText>
            </code>{' '}
            <span className={classes.kind}>{t(`drift.kind.${kind}`)}</span>
            {attributes.length > 0 && (
              <ul className={classes.attributes}>
                {attributes.map(attribute => (
                  <li key={attribute.path}>
                    <SafeText>{describe(attribute)}</SafeText>
                  </li>
                ))}
              </ul>
            )}
          </li>
        ))}
        {more > 0 && <li>{t('drift.resources.more', { count: more })}</li>}
      </ul>
    </>
  );

  function describe({ path, applied, actual }: Attribute): string {
    return t('drift.attribute.change', {
      path,
      applied: show(applied),
      actual: show(actual),
    });
  }

  function show(value: Attribute['applied']): string {
    if (value === undefined || value === null) return t('drift.value.none');
    const marked = typeof value === 'object' && '$guardrails' in value;
    return marked ? t('drift.value.withheld') : JSON.stringify(value);
  }
}
