import { makeStyles } from '@material-ui/core/styles';
import {
  Age,
  SafeText,
  Notice,
  Section,
} from '@backstage-guardrails/components';
import type { AnchorStatus } from '@backstage-guardrails/plugin-guardrails-common';
import { useTranslation } from '../../translation';

const useStyles = makeStyles(
  theme => ({
    root: { margin: 0, padding: 0, listStyle: 'none' },
    item: {
      marginBottom: theme.spacing(1.5),
      fontSize: theme.typography.body2.fontSize,
    },
    quiet: { color: theme.palette.text.secondary },
  }),
  { name: 'GuardrailsAnchors' },
);

/** What outside of this service holds of the log, how old that is, and what failed. @internal */
export function Anchors(props: { anchors: AnchorStatus[]; size: number }) {
  const { anchors, size } = props;
  const classes = useStyles();
  const { t } = useTranslation();
  return (
    <Section title={t('ledger.anchors.title')}>
      {anchors.length === 0 && (
        <Notice tone="caution">{t('ledger.anchors.none')}</Notice>
      )}
      <ul className={classes.root}>
        {anchors.map(anchor => (
          <li key={anchor.id} className={classes.item}>
            {t('ledger.anchors.name', {
              id: (
                <strong>
                  <SafeText>{anchor.id}</SafeText>
                </strong>
              ),
              kind: (
                <span className={classes.quiet}>
                  <SafeText>{anchor.kind}</SafeText>
                </span>
              ),
            })}
            <div>
              {anchor.anchoredAt && anchor.size !== undefined
                ? t('ledger.anchors.size', {
                    anchored: anchor.size,
                    size,
                    when: <Age at={anchor.anchoredAt} />,
                  })
                : t('ledger.anchors.nothing')}
            </div>
            {anchor.failure && (
              <Notice tone="bad">
                {t('ledger.anchors.failed', {
                  when: <Age at={anchor.failure.at} />,
                  message: <SafeText>{anchor.failure.message}</SafeText>,
                })}
              </Notice>
            )}
          </li>
        ))}
      </ul>
    </Section>
  );
}
