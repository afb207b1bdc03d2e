import { useApi } from '@backstage/core-plugin-api';
import {
  CatalogLink,
  Age,
  BoxTabs,
  EmptyState,
  FilterBar,
  List,
  readParam,
  RowTable,
  SafeText,
  useList,
} from '@backstage-guardrails/components';
import type { Maintenance } from '@backstage-guardrails/plugin-entity-health-common';
import { entityHealthApiRef } from '../../api';
import { useRefresh } from '../../hooks';
import { useTranslation } from '../../translation';
import { EndMaintenance } from './EndMaintenance';

/** Maintenance that is on, to come, or over. @internal */
export function MaintenanceContent() {
  const api = useApi(entityHealthApiRef);
  const { t } = useTranslation();
  const list = useList({
    name: 'maintenance',
    filters: [],
    filter: params => ({ over: readParam(params, 'show') === 'over' }),
    load: ({ filter, limit, cursor }, options) =>
      api.listMaintenance({ ...filter, limit, cursor }, options),
  });
  useRefresh(list.remote, { on: true });
  const { over } = list.filter;
  return (
    <>
      <FilterBar label={t('maintenance.list.which')}>
        <BoxTabs
          param="show"
          label={t('maintenance.list.which')}
          options={{
            current: t('maintenance.list.all'),
            over: t('maintenance.list.over'),
          }}
        />
      </FilterBar>
      <List
        list={list}
        of={t('maintenance.of')}
        empty={
          over ? (
            <EmptyState title={t('maintenance.list.empty.over')} />
          ) : (
            <EmptyState title={t('maintenance.list.empty.title')}>
              {t('maintenance.list.empty.text')}
            </EmptyState>
          )
        }
      >
        {(items, reload) => (
          <MaintenanceTable items={items} over={over} reload={reload} />
        )}
      </List>
    </>
  );
}

function MaintenanceTable(props: {
  items: Maintenance[];
  over: boolean;
  reload: () => void;
}) {
  const { t } = useTranslation();
  return (
    <RowTable
      label={t('maintenance.title')}
      rows={props.items}
      keyOf={({ id, entityRef }) => id ?? entityRef}
      columns={[
        {
          title: t('maintenance.column.entity'),
          cell: ({ entityRef }) => <CatalogLink entityRef={entityRef} />,
        },
        {
          title: t('maintenance.column.reason'),
          shape: 'wide',
          cell: ({ reason, source }) =>
            source === 'annotation' ? (
              t('maintenance.annotation')
            ) : (
              <SafeText>{reason ?? ''}</SafeText>
            ),
        },
        {
          title: t('maintenance.column.from'),
          cell: ({ from }) => <Age at={from} />,
        },
        {
          title: t('maintenance.column.until'),
          cell: ({ until }) => <Age at={until} />,
        },
        {
          title: t('maintenance.column.by'),
          cell: ({ createdBy }) =>
            createdBy && <CatalogLink entityRef={createdBy} />,
        },
        ...(props.over
          ? []
          : [
              {
                title: t('maintenance.column.actions'),
                cell: ({ id, entityRef }: Maintenance) =>
                  id && (
                    <EndMaintenance
                      id={id}
                      name={entityRef}
                      onDone={props.reload}
                    />
                  ),
              },
            ]),
      ]}
    />
  );
}
