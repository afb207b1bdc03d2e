import { Link } from '@backstage/core-components';
import Typography from '@material-ui/core/Typography';
import { Loaded, Section } from '@backstage-guardrails/components';
import { useGuardrails } from '@backstage-guardrails/plugin-guardrails-react';
import { useLinks } from '../../routing';
import { useTranslation } from '../../translation';
import { DecisionTable } from '../decisions/DecisionTable';

/** The newest decisions about an entity. @internal */
export function EntityDecisions(props: { entityRef: string }) {
  const { entityRef } = props;
  const links = useLinks();
  const { t } = useTranslation();
  const decisions = useGuardrails(
    ['decisions', { entity: entityRef }],
    (api, options) =>
      api.listDecisions(
        { filter: { entity: entityRef, checks: 'notable' }, limit: 10 },
        options,
      ),
  );
  return (
    <Section
      title={t('compliance.decisions.title')}
      note={t('compliance.decisions.note')}
      aside={
        <Link to={links.decisions({ entity: entityRef })}>
          {t('compliance.decisions.all')}
        </Link>
      }
    >
      <Loaded remote={decisions} of={t('compliance.decisions.of')}>
        {({ items }) =>
          items.length ? (
            <DecisionTable decisions={items} />
          ) : (
            <Typography variant="body2">
              {t('compliance.decisions.none')}
            </Typography>
          )
        }
      </Loaded>
    </Section>
  );
}
