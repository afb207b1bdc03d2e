import { Link } from '@backstage/core-components';
import Typography from '@material-ui/core/Typography';
import {
  Age,
  Facts,
  Loaded,
  Notice,
  SafeText,
  Section,
  Stack,
  StateLabel,
} from '@backstage-guardrails/components';
import type { LoadDetail } from '@backstage-guardrails/plugin-entity-cost-common';
import { useParams } from 'react-router-dom';
import { useCost } from '../../hooks';
import { useFormat } from '../../money';
import { useLinks } from '../../routing';
import { useTranslation } from '../../translation';
import { loadTones } from './loadState';
import { LoadTotals } from './LoadTotals';
import { Problems } from './Problems';

/** One load: its state, its exact totals, and its errors by line with what to do. @internal */
export function LoadContent() {
  const { id = '' } = useParams();
  const links = useLinks();
  const { t } = useTranslation();
  const load = useCost(['load', id], (api, options) =>
    api.getLoad(id, options),
  );
  return (
    <Stack>
      <Link to={links.loads()}>{t('loads.back')}</Link>
      <Loaded
        remote={load}
        of={t('loads.of.one')}
        absent={{
          title: t('loads.absent.title'),
          children: t('loads.absent.text'),
        }}
      >
        {value => <LoadView detail={value} />}
      </Loaded>
    </Stack>
  );
}

function LoadView(props: { detail: LoadDetail }) {
  const { load, totals, problems } = props.detail;
  const format = useFormat();
  const { t } = useTranslation();
  return (
    <>
      <Section
        title={load.file ?? load.id}
        aside={
          <StateLabel
            word={t(`loads.state.${load.state}`)}
            tone={loadTones[load.state]}
          />
        }
      >
        <Typography variant="body2" gutterBottom>
          {t(`loads.state.${load.state}.help`)}
        </Typography>
        {load.message && (
          <Notice tone="bad">
            <SafeText>{load.message}</SafeText> {load.code && `[${load.code}]`}
          </Notice>
        )}
        <Facts
          items={[
            [t('loads.fact.source'), <SafeText>{load.source}</SafeText>],
            [t('loads.fact.format'), load.format],
            [t('loads.fact.months'), load.months?.map(format.month).join(', ')],
            [t('loads.fact.rows'), format.count(load.rows)],
            [t('loads.fact.started'), <Age at={load.startedAt} />],
            [
              t('loads.fact.finished'),
              load.finishedAt && <Age at={load.finishedAt} />,
            ],
            [t('loads.fact.id'), <code>{load.id}</code>],
          ]}
        />
      </Section>
      {problems.length > 0 && <Problems problems={problems} />}
      {totals.length > 0 && <LoadTotals totals={totals} />}
    </>
  );
}
