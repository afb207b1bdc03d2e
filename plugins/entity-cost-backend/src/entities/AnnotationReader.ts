import type { AuthService, LoggerService } from '@backstage/backend-plugin-api';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import {
  type AnnotationProblemView,
  readCostDeclaration,
} from '@backstage-guardrails/plugin-entity-cost-common';

/** What is wrong in the annotations of an entity, as the catalog has it now. @internal */
export class AnnotationReader {
  readonly #catalog: CatalogService;
  readonly #auth: AuthService;
  readonly #logger: LoggerService;

  constructor(options: {
    catalog: CatalogService;
    auth: AuthService;
    logger: LoggerService;
  }) {
    this.#catalog = options.catalog;
    this.#auth = options.auth;
    this.#logger = options.logger;
  }

  /** Costs are shown without a catalog too, so one that does not answer is no failure. */
  async problemsOf(ref: string): Promise<AnnotationProblemView[]> {
    try {
      const entity = await this.#catalog.getEntityByRef(ref, {
        credentials: await this.#auth.getOwnServiceCredentials(),
      });
      return entity ? readCostDeclaration(entity).problems : [];
    } catch (error) {
      this.#logger.warn(
        'The catalog did not answer, so problems of annotations are not shown',
        error as Error,
      );
      return [];
    }
  }
}
