import Button from '@material-ui/core/Button';
import {
  EmptyState,
  FilterBar,
  FilterSelect,
  FilterText,
  List,
  readChoice,
  readParam,
  useList,
} from '@backstage-guardrails/components';
import { useState } from 'react';
import { useCost, useCostApi } from '../../hooks';
import { useTranslation } from '../../translation';
import { isNotAllowed } from '../states/isNotAllowed';
import { loadStates } from './loadState';
import { LoadTable } from './LoadTable';
import { Sources } from './Sources';
import { UploadDialog } from './UploadDialog';

const filters = ['source', 'state'] as const;

/** The loads of billing data, newest first, with the state of each source. @internal */
export function LoadsContent() {
  const { t } = useTranslation();
  const api = useCostApi();
  const [uploading, setUploading] = useState(false);
  const status = useCost(['status'], (client, options) =>
    client.getStatus(options),
  );
  const list = useList({
    name: 'loads',
    filters,
    filter: params => ({
      source: readParam(params, 'source'),
      state: readChoice(params, 'state', loadStates),
    }),
    load: ({ filter, limit, cursor }, options) =>
      api.listLoads({ ...filter, limit, cursor }, options),
  });
  const { remote } = list;
  if (remote.status === 'failed' && isNotAllowed(remote.error)) {
    return (
      <EmptyState title={t('loads.denied.title')}>
        {t('loads.denied.text')}
      </EmptyState>
    );
  }
  const uploadable =
    status.status === 'ready' && status.value.abilities.load
      ? status.value.sources.filter(({ uploads }) => uploads)
      : [];
  return (
    <>
      {status.status === 'ready' && <Sources sources={status.value.sources} />}
      <FilterBar
        label={t('loads.filter')}
        aside={
          uploadable.length > 0 && (
            <Button
              variant="contained"
              color="primary"
              onClick={() => setUploading(true)}
            >
              {t('loads.upload')}
            </Button>
          )
        }
      >
        <FilterText param="source" label={t('loads.filter.source')} />
        <FilterSelect
          param="state"
          label={t('loads.filter.state')}
          options={loadStates.map(state => ({
            value: state,
            title: t(`loads.state.${state}`),
          }))}
        />
      </FilterBar>
      <List
        list={list}
        of={t('loads.of')}
        noMatch={t('loads.filter.none')}
        empty={
          <EmptyState title={t('loads.empty.title')}>
            {t('loads.empty.text')}
          </EmptyState>
        }
      >
        {items => <LoadTable loads={items} />}
      </List>
      {uploading && (
        <UploadDialog
          sources={uploadable}
          onClose={() => setUploading(false)}
        />
      )}
    </>
  );
}
