import { Link } from '@backstage/core-components';
import { makeStyles } from '@material-ui/core/styles';
import {
  EmptyState,
  List,
  RowTable,
  SafeText,
  Section,
  useList,
} from '@backstage-guardrails/components';
import type { UnallocatedItem } from '@backstage-guardrails/plugin-entity-cost-common';
import { useLocation } from 'react-router-dom';
import { useCostApi } from '../../hooks';
import { useFormat } from '../../money';
import { useLinks } from '../../routing';
import { useTranslation } from '../../translation';
import { RefOrName } from '../figures/RefOrName';
import { readSelection } from '../selection/readSelection';

const useStyles = makeStyles(
  theme => ({
    lines: { '& > div': { marginBottom: theme.spacing(0.25) } },
    faint: {
      color: theme.palette.text.secondary,
      fontSize: theme.typography.caption.fontSize,
    },
  }),
  { name: 'EntityCostUnallocatedList' },
);

/** What no rule gives to an entity, largest first, with all claims on it and what would allocate it. @internal */
export function UnallocatedList() {
  const classes = useStyles();
  const api = useCostApi();
  const format = useFormat();
  const links = useLinks();
  const { t } = useTranslation();
  const { search } = useLocation();
  const groups = new URLSearchParams(search);
  groups.delete('view');
  groups.delete('cursor');
  const list = useList({
    name: 'unallocated',
    filters: [],
    filter: readSelection,
    load: ({ filter, limit, cursor }, options) =>
      api.listUnallocated({ ...filter, limit, cursor }, options),
  });
  return (
    <Section
      title={t('month.unallocated.name')}
      note={<Link to={links.rules()}>{t('month.unallocated.rules')}</Link>}
      aside={<Link to={`?${groups}`}>{t('month.unallocated.back')}</Link>}
    >
      <List
        list={list}
        of={t('month.unallocated.of')}
        empty={
          <EmptyState title={t('month.unallocated.none')}>
            {t('month.unallocated.none.text')}
          </EmptyState>
        }
      >
        {items => (
          <RowTable<UnallocatedItem>
            label={t('month.unallocated.label')}
            rows={items}
            keyOf={({ subject, amount }) => `${subject} ${amount.currency}`}
            columns={[
              {
                title: t('month.unallocated.what'),
                shape: 'wide',
                cell: item => (
                  <div className={classes.lines}>
                    <div>
                      <SafeText>
                        {item.resourceId ??
                          item.service ??
                          item.provider ??
                          t('card.service.none')}
                      </SafeText>
                    </div>
                    <div className={classes.faint}>
                      <SafeText>
                        {[item.provider, item.service, item.subAccountId]
                          .filter(Boolean)
                          .join(' · ')}
                      </SafeText>
                    </div>
                  </div>
                ),
              },
              {
                title: t('month.column.amount'),
                shape: 'number',
                cell: ({ amount }) => format.money(amount),
              },
              {
                title: t('month.unallocated.why'),
                cell: ({ reason }) => t(`month.unallocated.reason.${reason}`),
              },
              {
                title: t('month.unallocated.claims'),
                cell: ({ claims }) =>
                  claims.length > 0 && (
                    <div className={classes.lines}>
                      {claims.map(({ entity, owner, annotation }) => (
                        <div key={`${entity} ${annotation}`}>
                          {t('month.unallocated.claim', {
                            entity: <RefOrName>{entity}</RefOrName>,
                            owner: <RefOrName>{owner}</RefOrName>,
                            annotation: <code>{annotation}</code>,
                          })}
                        </div>
                      ))}
                    </div>
                  ),
              },
              {
                title: t('month.unallocated.tags'),
                cell: ({ tags, costCategories }) =>
                  tags.length + costCategories.length > 0 && (
                    <div className={classes.lines}>
                      {[...tags, ...costCategories].map(({ key, value }) => (
                        <div key={`${key} ${value}`} className={classes.faint}>
                          <SafeText>{`${key}=${value}`}</SafeText>
                        </div>
                      ))}
                    </div>
                  ),
              },
            ]}
          />
        )}
      </List>
    </Section>
  );
}
