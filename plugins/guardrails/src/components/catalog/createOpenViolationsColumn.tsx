import type { Entity } from '@backstage/catalog-model';
import type { TableColumn } from '@backstage/core-components';
import { OpenViolations } from './OpenViolations';
import { OpenViolationsTitle } from './OpenViolationsTitle';

/**
 * A column of the catalog with how many violations of each entity are open.
 *
 * @example
 * ```tsx
 * <CatalogIndexPage
 *   columns={context => [
 *     ...CatalogTable.defaultColumnsFunc(context),
 *     createOpenViolationsColumn(),
 *   ]}
 * />
 * ```
 * @public
 */
export function createOpenViolationsColumn<
  Row extends { entity: Entity },
>(): TableColumn<Row> {
  return {
    title: <OpenViolationsTitle />,
    width: 'auto',
    align: 'right',
    sorting: false,
    searchable: false,
    render: ({ entity }) => <OpenViolations entity={entity} />,
  };
}
