/**
 * Format of decisions about an entity of the catalog as it is. The service makes them itself, from what the catalog says;
 * nothing that a caller hands over is in them, and there is nothing to apply.
 * @internal
 */
export const CATALOG_ENTITY = 'catalog-entity';
