import { useApi, useApiHolder } from '@backstage/core-plugin-api';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import { scaffolderApiRef } from '@backstage/plugin-scaffolder-react';
import { type Remote, useRemote } from '@backstage-guardrails/components';
import { guardrailsApiRef } from '@backstage-guardrails/plugin-guardrails-react';
import { currentOf, type CurrentValues } from '../preview/currentOf';
import { carriedValues } from '../resubmit/carriedValues';
import { formQuery } from '../resubmit/formQuery';
import { readForm } from '../resubmit/readForm';
import {
  actionFilter,
  actionTemplates,
  type ActionTemplate,
} from './actionTemplates';

/** The parameter in which a template takes what it changes. */
const TARGET = 'target';

/** A template with the query that fills in its form, and the values that are too long for it. @internal */
export type Action = ActionTemplate & { query: string; leftOut: string[] };

type Actions = { current: CurrentValues; actions: Action[] };

/**
 * What the person can do with a target: nothing, where the decision service does not say that they can change it. Which
 * templates there are is for the catalog to say, and which values a form takes for the template.
 * @internal
 */
export function useActions(options: {
  entityRef: string;
  module: string | undefined;
  environment?: string;
}): Remote<Actions | undefined> {
  const { entityRef, module, environment } = options;
  const guardrails = useApi(guardrailsApiRef);
  const catalog = useApi(catalogApiRef);
  const scaffolder = useApiHolder().get(scaffolderApiRef);
  return useRemote({
    key: JSON.stringify(options),
    load: async signal => {
      if (!module || !scaffolder) return undefined;
      const entries = await guardrails.getTarget(entityRef, { signal });
      const current = currentOf(entries, environment);
      if (current?.module !== module) return undefined;
      const { items } = await catalog.getEntities({
        filter: actionFilter(module),
      });
      // the other actions are offered where the form of one cannot be read
      const read = await Promise.allSettled(
        actionTemplates(items, module).map(async template => {
          const { steps } = await scaffolder.getTemplateParameterSchema(
            template.ref,
          );
          const values = { ...current.values, [TARGET]: entityRef };
          const form = readForm(steps);
          return { ...template, ...formQuery(carriedValues(form, values)) };
        }),
      );
      const actions = read.flatMap(one =>
        one.status === 'fulfilled' ? one.value : [],
      );
      return { current, actions };
    },
  });
}
