import type { Entity } from '@backstage/catalog-model';
import {
  BoxTabs,
  readChoice,
  Section,
  Stack,
  useUrlState,
} from '@backstage-guardrails/components';
import {
  type EntityHealth,
  historyRanges,
} from '@backstage-guardrails/plugin-entity-health-common';
import { useTranslation } from '../../translation';
import { MemberSummary } from '../card/MemberSummary';
import { NothingDeclared, PollingOff, Problems } from '../declare';
import {
  EndMaintenance,
  MaintenanceNotes,
  StartMaintenance,
} from '../maintenance';
import { StatusLine } from '../status';
import { Contract } from './Contract';
import { EndpointPanel } from './EndpointPanel';

const DEFAULT_RANGE = '24h';
/** Histories that are loaded by themselves. */
const OPEN = 3;

/** Everything that is known of the health of an entity. @internal */
export function EntityHealthView(props: {
  health: EntityHealth;
  entity: Entity;
  reload: () => void;
}) {
  const { health, entity, reload } = props;
  const { endpoints, mayMaintain } = health;
  const { t } = useTranslation();
  const [params] = useUrlState();
  const range = readChoice(params, 'range', historyRanges) ?? DEFAULT_RANGE;
  const name = entity.metadata.title ?? entity.metadata.name;
  return (
    <>
      <Section
        title={t('tab.title')}
        aside={
          mayMaintain &&
          endpoints.length > 0 && (
            <StartMaintenance
              entityRef={health.entityRef}
              name={name}
              onDone={reload}
            />
          )
        }
      >
        <Stack>
          {health.status && <StatusLine {...health.status} />}
          {endpoints.some(one => !one.checkedAt) && <PollingOff />}
          <MaintenanceNotes
            maintenance={health.maintenance}
            action={({ id }) =>
              id &&
              mayMaintain && (
                <EndMaintenance id={id} name={name} onDone={reload} />
              )
            }
          />
          <Problems
            problems={health.problems}
            annotations={entity.metadata.annotations ?? {}}
          />
          {health.members && <MemberSummary members={health.members} />}
          {endpoints.length === 0 && health.problems.length === 0 && (
            <NothingDeclared name={entity.metadata.name} />
          )}
        </Stack>
      </Section>
      {endpoints.length > 0 && (
        <BoxTabs
          param="range"
          label={t('tab.range')}
          initial={DEFAULT_RANGE}
          options={Object.fromEntries(
            historyRanges.map(one => [one, t(`tab.range.${one}`)]),
          )}
        />
      )}
      {endpoints.map((endpoint, index) => (
        <EndpointPanel
          key={endpoint.id}
          endpoint={endpoint}
          range={range}
          open={index < OPEN}
        />
      ))}
      {health.contract.length > 0 && <Contract findings={health.contract} />}
    </>
  );
}
