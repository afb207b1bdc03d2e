import { Link } from '@backstage/core-components';
import Button from '@material-ui/core/Button';
import Typography from '@material-ui/core/Typography';
import {
  Loaded,
  RowTable,
  Section,
  Split,
} from '@backstage-guardrails/components';
import type { ExceptionDebt } from '@backstage-guardrails/plugin-guardrails-common';
import { useGuardrails } from '@backstage-guardrails/plugin-guardrails-react';
import { useLinks } from '../../routing';
import { useTranslation } from '../../translation';
import { Actor } from '../common/Actor';
import { DebtChart } from './DebtChart';

/** How many exceptions are open, whose, from which rules, how old, and how that went. @internal */
export function Debt(props: {
  onOwner: (owner: string) => void;
  onRule: (rule: string) => void;
}) {
  const debt = useGuardrails(['exception-debt'], (api, options) =>
    api.getExceptionDebt(options),
  );
  const { t } = useTranslation();
  return (
    <Section title={t('exceptions.debt.title')}>
      <Loaded remote={debt} of={t('exceptions.debt.of')}>
        {value =>
          value.byTeam.length || value.history.some(day => day.active) ? (
            <Split
              main={
                <>
                  <DebtChart history={value.history} />
                  <ByTeam debt={value} onOwner={props.onOwner} />
                </>
              }
              aside={<ByRule debt={value} onRule={props.onRule} />}
            />
          ) : (
            <Typography variant="body2">{t('exceptions.debt.none')}</Typography>
          )
        }
      </Loaded>
    </Section>
  );
}

function ByTeam(props: {
  debt: ExceptionDebt;
  onOwner: (owner: string) => void;
}) {
  const { t } = useTranslation();
  if (!props.debt.byTeam.length) return null;
  return (
    <RowTable
      label={t('exceptions.debt.byTeam')}
      rows={props.debt.byTeam}
      keyOf={({ owner }) => owner}
      columns={[
        {
          title: t('exceptions.debt.team'),
          cell: ({ owner }) => <Actor reference={owner} />,
        },
        {
          title: t('exceptions.debt.open'),
          shape: 'number',
          cell: ({ active }) => active,
        },
        {
          title: t('exceptions.debt.oldest'),
          shape: 'number',
          cell: ({ oldestDays }) => oldestDays,
        },
        {
          title: t('exceptions.debt.severity'),
          cell: ({ bySeverity }) =>
            Object.entries(bySeverity)
              .map(([severity, count]) =>
                t('exceptions.debt.severity.part', {
                  number: String(count),
                  severity,
                }),
              )
              .join(', '),
        },
        {
          title: t('exceptions.debt.show.title'),
          cell: ({ owner }) => (
            <Button
              size="small"
              aria-label={t('exceptions.debt.show.label', { owner })}
              onClick={() => props.onOwner(owner)}
            >
              {t('exceptions.debt.show')}
            </Button>
          ),
        },
      ]}
    />
  );
}

function ByRule(props: {
  debt: ExceptionDebt;
  onRule: (rule: string) => void;
}) {
  const links = useLinks();
  const { t } = useTranslation();
  if (!props.debt.byRule.length) return null;
  return (
    <RowTable
      label={t('exceptions.debt.byRule')}
      rows={props.debt.byRule}
      keyOf={({ rule }) => rule}
      columns={[
        {
          title: t('exceptions.debt.rule'),
          cell: ({ rule }) => <Link to={links.rule(rule)}>{rule}</Link>,
        },
        {
          title: t('exceptions.debt.open'),
          shape: 'number',
          cell: ({ rule, active }) => (
            <Button
              size="small"
              aria-label={t('exceptions.debt.show.rule', {
                count: active,
                rule,
              })}
              onClick={() => props.onRule(rule)}
            >
              {active}
            </Button>
          ),
        },
        {
          title: t('exceptions.debt.oldest'),
          shape: 'number',
          cell: ({ oldestDays }) => oldestDays,
        },
      ]}
    />
  );
}
