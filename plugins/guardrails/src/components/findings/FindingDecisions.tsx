import { Link } from '@backstage/core-components';
import Typography from '@material-ui/core/Typography';
import { Loaded, Section } from '@backstage-guardrails/components';
import type { FindingRecord } from '@backstage-guardrails/plugin-guardrails-common';
import { useGuardrails } from '@backstage-guardrails/plugin-guardrails-react';
import { useLinks } from '../../routing';
import { useTranslation } from '../../translation';
import { DecisionTable } from '../decisions/DecisionTable';

const SHOWN = 10;

/** Each time that a decision about the entity had a finding of the rule. @internal */
export function FindingDecisions(props: { record: FindingRecord }) {
  const { entity, environment, finding } = props.record;
  const { rule } = finding;
  const links = useLinks();
  const { t } = useTranslation();
  const filter = { entity, rule, ...(environment && { environment }) };
  const decisions = useGuardrails(['decisions', filter], (api, options) =>
    api.listDecisions(
      { filter: { ...filter, checks: 'all' }, limit: SHOWN },
      options,
    ),
  );
  return (
    <Section
      title={t('findings.one.decisions')}
      note={t('findings.one.decisions.note')}
      aside={
        <Link to={links.decisions({ ...filter, checks: 'all' })}>
          {t('findings.one.decisions.all')}
        </Link>
      }
    >
      <Loaded remote={decisions} of={t('findings.one.decisions.of')}>
        {({ items }) =>
          items.length ? (
            <DecisionTable decisions={items} />
          ) : (
            <Typography variant="body2">
              {t('findings.one.decisions.none')}
            </Typography>
          )
        }
      </Loaded>
    </Section>
  );
}
