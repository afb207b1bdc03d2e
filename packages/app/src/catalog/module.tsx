import {
  coreExtensionData,
  createFrontendModule,
  ExtensionBoundary,
} from '@backstage/frontend-plugin-api';
import catalogPlugin from '@backstage/plugin-catalog/alpha';

/** The list of the catalog with a column for open violations, for which its page has no setting. @internal */
export const catalogModule = createFrontendModule({
  pluginId: 'catalog',
  extensions: [
    catalogPlugin.getExtension('page:catalog').override({
      factory(original, { inputs, config, node }) {
        const filters = inputs.filters.map(filter =>
          filter.get(coreExtensionData.reactElement),
        );
        return [
          ...original(),
          coreExtensionData.reactElement(
            ExtensionBoundary.lazy(node, async () => {
              const { CatalogPage } = await import('./CatalogPage');
              return (
                <CatalogPage filters={filters} pagination={config.pagination} />
              );
            }),
          ),
        ];
      },
    }),
  ],
});
