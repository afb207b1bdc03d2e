import { Link } from '@backstage/core-components';
import { useTheme } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import { Age, toneColours } from '@backstage-guardrails/components';
import type { TargetDrift } from '@backstage-guardrails/plugin-guardrails-common';
import { useTranslation } from '../../translation';
import { useDriftOf } from './useDriftOf';

/** That an entity has drifted, or could not be checked, in one line; nothing where it is in sync. @internal */
export function DriftLine(props: {
  entityRef: string;
  /** Address of the tab that shows more. */
  tab: string;
}) {
  const { entityRef, tab } = props;
  const theme = useTheme();
  const { t } = useTranslation();
  return (
    <>
      {useDriftOf(entityRef).map(drift => {
        const text = describe(drift);
        return (
          text && (
            <Typography
              key={drift.id}
              variant="body2"
              style={{
                color: toneColours(theme, drift.violations ? 'bad' : 'caution')
                  .text,
              }}
            >
              {text} <Link to={tab}>{t('drift.line.link')}</Link>
            </Typography>
          )
        );
      })}
    </>
  );

  function describe({ since, drifted, failure, state }: TargetDrift) {
    if (since !== undefined && state !== 'not-checked') {
      return t(failure ? 'drift.line.failed' : 'drift.line', {
        when: <Age at={since} />,
        resources: t('drift.resources.count', { count: drifted }),
      });
    }
    return (
      failure && t('drift.line.unchecked', { when: <Age at={failure.at} /> })
    );
  }
}
