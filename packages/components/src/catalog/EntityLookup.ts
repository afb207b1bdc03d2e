import type { CatalogApi } from '@backstage/plugin-catalog-react';

/** What one request asks the catalog for. */
const TOGETHER = 100;

/** Which entities there are. What the rows of a page ask at once is one request, and nothing is kept. @internal */
export class EntityLookup {
  readonly #catalog: Pick<CatalogApi, 'getEntitiesByRefs'>;
  #open?: { refs: Set<string>; present: Promise<Set<string>> };

  constructor(catalog: Pick<CatalogApi, 'getEntitiesByRefs'>) {
    this.#catalog = catalog;
  }

  async has(ref: string): Promise<boolean> {
    this.#open ??= this.#begin();
    const { refs, present } = this.#open;
    refs.add(ref);
    return (await present).has(ref);
  }

  #begin() {
    const refs = new Set<string>();
    const present = new Promise(resolve => {
      setTimeout(resolve);
    }).then(() => {
      this.#open = undefined;
      return this.#present([...refs]);
    });
    return { refs, present };
  }

  async #present(refs: string[]): Promise<Set<string>> {
    const present = new Set<string>();
    for (let from = 0; from < refs.length; from += TOGETHER) {
      const entityRefs = refs.slice(from, from + TOGETHER);
      const { items } = await this.#catalog.getEntitiesByRefs({
        entityRefs,
        fields: ['kind'],
      });
      entityRefs
        .filter((_, index) => items[index])
        .forEach(r => present.add(r));
    }
    return present;
  }
}
