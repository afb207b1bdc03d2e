import { makeStyles } from '@material-ui/core/styles';
import { CopyButton } from '@backstage-guardrails/components';
import { useTranslation } from '../translation';

const useStyles = makeStyles(
  {
    root: { display: 'inline-flex', alignItems: 'center', gap: 2 },
    text: { fontFamily: 'monospace', fontSize: '0.925em' },
  },
  { name: 'GuardrailsDigestText' },
);

/**
 * The characters that tell two ids apart. The first ones of a decision id are its time,
 * so its last ones stand beside them.
 * @public
 */
export function shortId(id: string): string {
  return id.startsWith('sha256:')
    ? id.slice(7, 15)
    : `${id.slice(0, 8)}…${id.slice(-4)}`;
}

/** A digest or an id: short in monospace, the whole on hover and on copy. @public */
export function DigestText(props: { value: string; name?: string }) {
  const classes = useStyles();
  const { t } = useTranslation();
  return (
    <span className={classes.root}>
      <span className={classes.text} title={props.value}>
        {shortId(props.value)}
      </span>
      <CopyButton
        text={props.value}
        label={t('components.copy.label', {
          what: props.name ?? t('components.copy.value'),
        })}
      />
    </span>
  );
}
