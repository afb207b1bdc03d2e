import { Link } from '@backstage/core-components';
import {
  EmptyState,
  FilterBar,
  FilterSelect,
  FilterText,
  List,
  useFilter,
  Stack,
} from '@backstage-guardrails/components';
import { useLinks } from '../../routing';
import { useTranslation } from '../../translation';
import { Debt } from './Debt';
import { ExceptionTable } from './ExceptionTable';
import { exceptionStates } from './exceptionState';
import { endings, exceptionFilter, exceptionFilters } from './exceptionFilter';
import { ExportButtons } from '../list/ExportButtons';
import { OrderFilter } from '../list/OrderFilter';
import { EntityPicker, OwnerPicker, RulePicker } from '../list/pickers';
import { SEARCH_FROM } from '../list/searchFilter';
import { useGuardrailsList } from '../list/useGuardrailsList';

/** How much is waived, and every exception that the signed-in person may read. @internal */
export function ExceptionsContent() {
  const links = useLinks();
  const { t } = useTranslation();
  const [, setOwner] = useFilter('owner');
  const [, setRule] = useFilter('rule');
  const list = useGuardrailsList({
    name: 'exceptions',
    filters: exceptionFilters,
    filter: exceptionFilter,
    load: (api, request, options) => api.listExceptions(request, options),
    counted: true,
    live: true,
  });
  return (
    <Stack>
      <Debt onOwner={setOwner} onRule={setRule} />
      <div>
        <FilterBar
          label={t('exceptions.filter.label')}
          aside={
            <>
              <Link to={links.policyRequests()}>
                {t('exceptions.filter.policyRequests')}
              </Link>
              <ExportButtons
                file="exceptions"
                of={t('exceptions.of')}
                load={(api, format) =>
                  api.exportExceptions({ filter: list.filter, format })
                }
              />
            </>
          }
        >
          <FilterText
            param="search"
            label={t('exceptions.filter.search')}
            from={SEARCH_FROM}
          />
          <FilterSelect
            param="state"
            label={t('exceptions.filter.state')}
            options={exceptionStates.map(value => ({
              value,
              title: t(`exceptions.state.${value}`),
            }))}
          />
          <RulePicker param="rule" label={t('exceptions.filter.rule')} />
          <EntityPicker param="entity" label={t('exceptions.filter.entity')} />
          <OwnerPicker param="owner" label={t('exceptions.filter.owner')} />
          <FilterSelect
            param="ends"
            label={t('exceptions.filter.ends')}
            options={endings.map(value => ({
              value,
              title: t('exceptions.filter.ends.within', { days: value }),
            }))}
          />
          <OrderFilter />
        </FilterBar>
        <List
          list={list}
          of={t('exceptions.of')}
          noMatch={t('exceptions.filtered.title')}
          empty={
            <EmptyState title={t('exceptions.empty.title')}>
              {t('exceptions.empty.text')}
            </EmptyState>
          }
        >
          {items => <ExceptionTable exceptions={items} />}
        </List>
      </div>
    </Stack>
  );
}
