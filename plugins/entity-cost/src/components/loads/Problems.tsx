import { RowTable, SafeText, Section } from '@backstage-guardrails/components';
import type { LoadProblem } from '@backstage-guardrails/plugin-entity-cost-common';
import { useFormat } from '../../money';
import { useTranslation } from '../../translation';

/** What is wrong with a file, by line, with what to do about it. @internal */
export function Problems(props: { problems: readonly LoadProblem[] }) {
  const format = useFormat();
  const { t } = useTranslation();
  return (
    <Section title={t('loads.problems.title')}>
      <RowTable
        label={t('loads.problems.label')}
        rows={props.problems}
        keyOf={({ line, column, code }, index) =>
          `${line} ${column} ${code} ${index}`
        }
        columns={[
          {
            title: t('loads.problems.line'),
            shape: 'number',
            cell: ({ line }) => (line === undefined ? '' : format.count(line)),
          },
          {
            title: t('loads.problems.column'),
            cell: ({ column }) => column && <SafeText>{column}</SafeText>,
          },
          {
            title: t('loads.problems.what'),
            shape: 'wide',
            cell: ({ message }) => <SafeText>{message}</SafeText>,
          },
          {
            title: t('loads.problems.fix'),
            cell: ({ fix }) => <SafeText>{fix}</SafeText>,
          },
          {
            title: t('loads.problems.code'),
            cell: ({ code }) => <code>{code}</code>,
          },
        ]}
      />
    </Section>
  );
}
