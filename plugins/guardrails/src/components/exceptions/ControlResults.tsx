import Typography from '@material-ui/core/Typography';
import {
  Age,
  SafeText,
  StateLabel,
  RowTable,
  Section,
} from '@backstage-guardrails/components';
import type { ExceptionDetail } from '@backstage-guardrails/plugin-guardrails-common';
import { useTranslation } from '../../translation';

/** Whether what makes up for the waived rule held, check by check. @internal */
export function ControlResults(props: {
  detail: Pick<ExceptionDetail, 'control' | 'controlResults'>;
}) {
  const { control, controlResults } = props.detail;
  const { t } = useTranslation();
  if (control.kind === 'statement') return null;
  return (
    <Section title={t('exceptions.controls.title')}>
      {controlResults.length ? (
        <RowTable
          label={t('exceptions.controls.title')}
          rows={controlResults}
          keyOf={({ at }) => at}
          columns={[
            {
              title: t('exceptions.controls.result'),
              shape: 'calm',
              cell: ({ holds }) =>
                holds ? (
                  <StateLabel
                    tone="good"
                    word={t('exceptions.controls.passed')}
                  />
                ) : (
                  <StateLabel
                    tone="bad"
                    word={t('exceptions.controls.failed')}
                  />
                ),
            },
            {
              title: t('exceptions.controls.detail'),
              shape: 'wide',
              cell: ({ detail }) => detail && <SafeText>{detail}</SafeText>,
            },
            {
              title: t('exceptions.controls.when'),
              shape: 'calm',
              cell: ({ at }) => <Age at={at} />,
            },
          ]}
        />
      ) : (
        <Typography variant="body2">{t('exceptions.controls.none')}</Typography>
      )}
    </Section>
  );
}
