import { makeStyles } from '@material-ui/core/styles';
import {
  Age,
  SafeText,
  Section,
  StateLabel,
  type Tone,
} from '@backstage-guardrails/components';
import type { SourceStatus } from '@backstage-guardrails/plugin-entity-cost-common';
import { useFormat } from '../../money';
import { useTranslation } from '../../translation';

const useStyles = makeStyles(
  theme => ({
    list: {
      display: 'grid',
      gap: theme.spacing(1),
      margin: 0,
      padding: 0,
      listStyle: 'none',
      fontSize: theme.typography.body2.fontSize,
      '& li': {
        display: 'flex',
        flexWrap: 'wrap',
        alignItems: 'center',
        gap: theme.spacing(0.5, 1.5),
      },
    },
    space: { marginBottom: theme.spacing(2) },
  }),
  { name: 'EntityCostSources' },
);

const tones: Record<SourceStatus['state'], Tone> = {
  loaded: 'good',
  failed: 'bad',
  waiting: 'neutral',
};

/** Each source with how old its costs are; what failed says so. @internal */
export function Sources(props: { sources: readonly SourceStatus[] }) {
  const { sources } = props;
  const classes = useStyles();
  const format = useFormat();
  const { t } = useTranslation();
  if (!sources.length) return null;
  return (
    <div className={classes.space}>
      <Section title={t('loads.source.title')}>
        <ul className={classes.list}>
          {sources.map(({ id, state, through, loadedAt, failure }) => (
            <li key={id}>
              <strong>
                <SafeText>{id}</SafeText>
              </strong>
              <StateLabel
                word={t(`loads.source.${state}`)}
                tone={tones[state]}
              />
              {through && (
                <span>
                  {t('loads.source.through', { day: format.day(through) })}
                </span>
              )}
              {loadedAt && (
                <span>
                  {t('loads.source.at', { when: <Age at={loadedAt} /> })}
                </span>
              )}
              {failure && (
                <span>
                  <SafeText>{failure.message}</SafeText> [{failure.code}]
                </span>
              )}
            </li>
          ))}
        </ul>
      </Section>
    </div>
  );
}
