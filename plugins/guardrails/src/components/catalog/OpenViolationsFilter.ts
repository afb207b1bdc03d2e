import { type Entity, stringifyEntityRef } from '@backstage/catalog-model';
import type { EntityFilter } from '@backstage/plugin-catalog-react';

/** No entity has this name. */
const NO_NAME = '-';

/** Narrows the catalog to some entities: by their names where the catalog is asked, exactly where it is shown. @internal */
export class OpenViolationsFilter implements EntityFilter {
  readonly #refs: ReadonlySet<string>;

  constructor(refs: readonly string[]) {
    this.#refs = new Set(refs);
  }

  getCatalogFilters() {
    const names = [...this.#refs].map(ref => ref.slice(ref.indexOf('/') + 1));
    return { 'metadata.name': names.length > 0 ? names : [NO_NAME] };
  }

  filterEntity(entity: Entity): boolean {
    return this.#refs.has(stringifyEntityRef(entity));
  }

  toQueryValue(): string {
    return 'open';
  }
}
