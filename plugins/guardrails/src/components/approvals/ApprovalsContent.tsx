import { Link } from '@backstage/core-components';
import {
  EmptyState,
  useUrlState,
  BoxTabs,
  FilterBar,
  FilterSelect,
  FilterText,
  List,
} from '@backstage-guardrails/components';
import { useLinks } from '../../routing';
import { useTranslation } from '../../translation';
import { ApprovalTable } from './ApprovalTable';
import { approvalState, approvalStates } from './approvalState';
import { boxOf, approvalFilter, approvalFilters } from './approvalFilter';
import { ExportButtons } from '../list/ExportButtons';
import { OrderFilter } from '../list/OrderFilter';
import { EntityPicker, OwnerPicker } from '../list/pickers';
import { SEARCH_FROM } from '../list/searchFilter';
import { useGuardrailsList } from '../list/useGuardrailsList';

/** The inbox: what waits for the signed-in person's review, what they requested, and everything they may see. @internal */
export function ApprovalsContent() {
  const [params] = useUrlState();
  const links = useLinks();
  const { t } = useTranslation();
  const box = boxOf(params);
  const list = useGuardrailsList({
    name: 'approvals',
    filters: approvalFilters,
    filter: approvalFilter,
    load: (api, request, options) => api.listApprovals(request, options),
    counted: true,
    live: true,
  });
  return (
    <>
      <FilterBar
        label={t('approvals.filter.label')}
        aside={
          <>
            <Link to={links.approvalSettings()}>
              {t('approvals.settings.link')}
            </Link>
            <ExportButtons
              file="approvals"
              of={t('approvals.table.what')}
              load={(api, format) =>
                api.exportApprovals({ filter: list.filter, format })
              }
            />
          </>
        }
      >
        <FilterText
          param="search"
          label={t('approvals.filter.search')}
          from={SEARCH_FROM}
        />
        <BoxTabs
          param="box"
          label={t('approvals.view.label')}
          options={{
            mine: t('approvals.view.mine'),
            handed: t('approvals.view.handed'),
            asked: t('approvals.view.asked'),
            all: t('approvals.view.all'),
          }}
        />
        <FilterSelect
          param="state"
          label={t('approvals.filter.state')}
          options={approvalStates.map(state => ({
            value: state,
            title: approvalState(state, t).word,
          }))}
        />
        <EntityPicker param="entity" label={t('approvals.filter.entity')} />
        <OwnerPicker param="owner" label={t('approvals.filter.owner')} />
        <OrderFilter />
      </FilterBar>
      <List
        list={list}
        of={t('approvals.table.what')}
        noMatch={t('approvals.empty.filtered')}
        empty={
          <EmptyState title={t(`approvals.empty.${box}`)}>
            {t(`approvals.empty.${box}.text`)}
          </EmptyState>
        }
      >
        {items => <ApprovalTable approvals={items} />}
      </List>
    </>
  );
}
