import { CatalogTable } from '@backstage/plugin-catalog';
import {
  CatalogIndexPage,
  type CatalogIndexPageProps,
} from '@backstage/plugin-catalog/alpha';
import { createOpenViolationsColumn } from '@backstage-guardrails/plugin-guardrails';

/** The field of the name, which keeps its words whole. */
const NAME = 'resolved.entityRef';

/** @internal */
export function CatalogPage(
  props: Pick<CatalogIndexPageProps, 'filters' | 'pagination'>,
) {
  return (
    <CatalogIndexPage
      {...props}
      columns={context => {
        // Behind the title, which is hidden, and the name: a table that is too wide scrolls.
        const columns = CatalogTable.defaultColumnsFunc(context).map(column =>
          column.field === NAME
            ? { ...column, cellStyle: { minWidth: 180 } }
            : column,
        );
        return columns.toSpliced(2, 0, createOpenViolationsColumn());
      }}
    />
  );
}
