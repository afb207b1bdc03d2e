import Typography from '@material-ui/core/Typography';
import { RowTable, Section } from '@backstage-guardrails/components';
import type { RuleTrialResult } from '@backstage-guardrails/plugin-entity-cost-common';
import { useFormat } from '../../money';
import { useTranslation } from '../../translation';
import { ChangeText } from '../figures/ChangeText';
import { RefOrName } from '../figures/RefOrName';

/** What the draft would do to past costs: what is unallocated before and after, and each amount that moves. @internal */
export function Trial(props: { result: RuleTrialResult }) {
  const { result } = props;
  const format = useFormat();
  const { t } = useTranslation();
  const place = (ref: string | undefined) =>
    ref ? <RefOrName>{ref}</RefOrName> : t('rules.trial.unallocated');
  return (
    <Section
      title={t('rules.trial.title', { month: format.month(result.month) })}
      note={t('rules.trial.note')}
    >
      <Typography variant="subtitle2" component="h3" gutterBottom>
        {t('rules.trial.unallocated')}
      </Typography>
      <RowTable
        label={t('rules.trial.unallocated.label')}
        rows={result.unallocated}
        keyOf={({ currency }) => currency}
        columns={[
          {
            title: t('rules.trial.before'),
            shape: 'number',
            cell: ({ before, currency }) =>
              format.money({ amount: before, currency }),
          },
          {
            title: t('rules.trial.after'),
            shape: 'number',
            cell: ({ after, currency }) =>
              format.money({ amount: after, currency }),
          },
          {
            title: t('rules.trial.change'),
            shape: 'number',
            cell: one => <ChangeText {...one} />,
          },
        ]}
      />
      <Typography variant="subtitle2" component="h3" gutterBottom>
        {t('rules.trial.moves')}
      </Typography>
      {result.moves.length === 0 ? (
        <Typography variant="body2">{t('rules.trial.none')}</Typography>
      ) : (
        <RowTable
          label={t('rules.trial.moves')}
          rows={result.moves}
          keyOf={({ from, to, amount }) => `${from} ${to} ${amount.currency}`}
          columns={[
            {
              title: t('rules.trial.from'),
              cell: ({ from }) => place(from),
            },
            { title: t('rules.trial.to'), cell: ({ to }) => place(to) },
            {
              title: t('rules.trial.amount'),
              shape: 'number',
              cell: ({ amount }) => format.money(amount),
            },
            {
              title: t('rules.trial.subjects'),
              shape: 'number',
              cell: ({ subjects }) => format.count(subjects),
            },
          ]}
        />
      )}
      {result.moreMoves > 0 && (
        <Typography variant="body2">
          {t('rules.trial.more', { count: result.moreMoves })}
        </Typography>
      )}
    </Section>
  );
}
