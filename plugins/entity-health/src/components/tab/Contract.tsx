import { makeStyles } from '@material-ui/core/styles';
import {
  SafeText,
  Section,
  StateLabel,
} from '@backstage-guardrails/components';
import type { ContractFinding } from '@backstage-guardrails/plugin-entity-health-common';
import { useTranslation } from '../../translation';

const useStyles = makeStyles(
  theme => ({
    root: { margin: 0, padding: 0, listStyle: 'none' },
    line: {
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'center',
      gap: theme.spacing(0.5, 1),
      padding: theme.spacing(0.5, 0),
      fontSize: theme.typography.body2.fontSize,
    },
  }),
  { name: 'EntityHealthContract' },
);

/** What the health contract asks, and what to do where it is not met. @internal */
export function Contract(props: { findings: readonly ContractFinding[] }) {
  const classes = useStyles();
  const { t } = useTranslation();
  return (
    <Section title={t('tab.contract.title')} note={t('tab.contract.note')}>
      <ul className={classes.root}>
        {props.findings.map(({ requirement, met, fix }) => (
          <li key={requirement} className={classes.line}>
            <StateLabel
              tone={met ? 'good' : 'caution'}
              word={met ? t('tab.contract.met') : t('tab.contract.notMet')}
            />
            <span>{t(`tab.contract.${requirement}`)}</span>
            {!met && (
              <span>
                {t('tab.contract.fix', { fix: <SafeText>{fix}</SafeText> })}
              </span>
            )}
          </li>
        ))}
      </ul>
    </Section>
  );
}
