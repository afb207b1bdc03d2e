import { stringifyEntityRef, type Entity } from '@backstage/catalog-model';

/** Annotations with which a template says what it does to the resources of a module. */
const CHANGES = 'guardrails/changes';
const DELETES = 'guardrails/deletes';
/** In place of a module: the resources of each. */
const ANY = 'any';

/** A template for what exists. @internal */
export type ActionTemplate = {
  kind: 'change' | 'delete';
  ref: string;
  title: string;
};

/** The filter that finds the templates for a module in the catalog. @internal */
export function actionFilter(
  module: string,
): Record<string, string | string[]>[] {
  return [CHANGES, DELETES].map(annotation => ({
    kind: 'Template',
    [`metadata.annotations.${annotation}`]: [module, ANY],
  }));
}

/** What the templates of a module can do, changes first. @internal */
export function actionTemplates(
  templates: readonly Entity[],
  module: string,
): ActionTemplate[] {
  const found = (kind: ActionTemplate['kind'], annotation: string) =>
    templates
      .filter(({ metadata }) =>
        [module, ANY].includes(metadata.annotations?.[annotation] ?? ''),
      )
      .map(entity => ({
        kind,
        ref: stringifyEntityRef(entity),
        title: entity.metadata.title ?? entity.metadata.name,
      }));
  return [...found('change', CHANGES), ...found('delete', DELETES)];
}
