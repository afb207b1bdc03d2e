import Typography from '@material-ui/core/Typography';
import { EmptyState, Notice, Section } from '@backstage-guardrails/components';
import type { WhatIfDetail } from '@backstage-guardrails/plugin-guardrails-common';
import { useLinks } from '../../routing';
import { useTranslation } from '../../translation';
import { Figures } from '../common/Figures';
import { resultKinds } from './whatIfState';

/** How many decisions would change and how, and which of them the numbers leave out. @internal */
export function WhatIfCounts(props: { whatIf: WhatIfDetail }) {
  const { id, state, counts, total, leftOut, older, notJudged } = props.whatIf;
  const links = useLinks();
  const { t } = useTranslation();
  const listed = state !== 'running';
  const isSame =
    state === 'finished' && total > 0 && counts.unchanged === total;
  return (
    <Section title={t('whatIf.counts.title')}>
      {total === 0 ? (
        <EmptyState title={t('whatIf.counts.none.title')}>
          {t('whatIf.counts.none.text')}
        </EmptyState>
      ) : (
        <Figures
          figures={[
            ...resultKinds.map(kind => {
              const name = t(`whatIf.kind.${kind}`);
              const number = counts[kind].toLocaleString();
              return {
                name,
                value: number,
                ...(listed &&
                  counts[kind] > 0 && {
                    link: {
                      to: links.whatIf(id, { result: kind }),
                      label: t('whatIf.counts.show', { name, number }),
                    },
                  }),
              };
            }),
            {
              name: t('whatIf.kind.unchanged'),
              value: counts.unchanged.toLocaleString(),
            },
          ]}
        />
      )}
      {isSame && (
        <Typography variant="body2">{t('whatIf.counts.same')}</Typography>
      )}
      {notJudged.length > 0 && (
        <Typography variant="body2">
          {t('whatIf.counts.notJudged', {
            reasons: notJudged.map(reasonText).join(', '),
          })}
        </Typography>
      )}
      {older.decisions > 0 && (
        <Typography variant="body2">
          {t('whatIf.counts.older', {
            count: older.decisions,
            explained: older.explained,
          })}
        </Typography>
      )}
      {leftOut > 0 && (
        <Notice tone="neutral">
          {t('whatIf.counts.leftOut', { count: leftOut })}
        </Notice>
      )}
    </Section>
  );

  function reasonText(of: WhatIfDetail['notJudged'][number]): string {
    const { code, decisions } = of;
    return t('whatIf.counts.reason', {
      reason:
        code === 'not-kept' || code === 'not-readable' || code === 'tampered'
          ? t(`whatIf.reason.${code}`)
          : code,
      decisions,
    });
  }
}
