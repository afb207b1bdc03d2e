import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import { useState } from 'react';
import { SafeText } from '@backstage-guardrails/components';
import { useTranslation } from '../translation';

const SHOWN = 5;

const useStyles = makeStyles(
  theme => ({
    root: {
      margin: 0,
      padding: 0,
      listStyle: 'none',
      fontFamily: 'monospace',
      fontSize: theme.typography.body2.fontSize,
    },
    path: { color: theme.palette.text.secondary },
  }),
  { name: 'GuardrailsFindingResources' },
);

/** Where a finding applies: every resource, the first few at once and the others on demand. @internal */
export function FindingResources(props: { resources: string[]; path: string }) {
  const classes = useStyles();
  const { t } = useTranslation();
  const [all, setAll] = useState(false);
  const shown = all ? props.resources : props.resources.slice(0, SHOWN);
  const hidden = props.resources.length - shown.length;
  return (
    <>
      <ul className={classes.root}>
        {shown.map((resource, index) => (
          <li key={`${index} ${resource}`}>
            <SafeText>{resource || t('components.resources.whole')}</SafeText>
            {props.path && (
              <span className={classes.path}>
                {' · '}
                <SafeText>{props.path}</SafeText>
              </span>
            )}
          </li>
        ))}
      </ul>
      {hidden > 0 && (
        <Button size="small" onClick={() => setAll(true)}>
          {t('components.resources.more', { count: hidden })}
        </Button>
      )}
    </>
  );
}
