import { useApiHolder } from '@backstage/core-plugin-api';
import {
  scaffolderApiRef,
  type ScaffolderTask,
} from '@backstage/plugin-scaffolder-react';
import { type Remote, useRemote } from '@backstage-guardrails/components';
import { carriedValues } from './carriedValues';
import { readForm, type TemplateForm } from './readForm';

/** A run's form, and the values that it can be opened with again. @internal */
export type RunForm = {
  form: TemplateForm;
  values: Record<string, unknown>;
  steps: ScaffolderTask['spec']['steps'];
};

/**
 * Reads a task and the form of its template. Both are asked for as the person who looks: where they may not read one of
 * them, there are no values. Without the form nothing says which values are secrets, so none is carried then either.
 * @internal
 */
export function useRunForm(
  run: { task: string; template?: string } | undefined,
): Remote<RunForm | undefined> {
  const { task, template } = run ?? {};
  const scaffolder = useApiHolder().get(scaffolderApiRef);
  return useRemote({
    key: JSON.stringify([task, template]),
    load: async () => {
      if (!scaffolder || !task || !template) return undefined;
      const [{ spec }, { steps }] = await Promise.all([
        scaffolder.getTask(task),
        scaffolder.getTemplateParameterSchema(template),
      ]);
      const form = readForm(steps);
      const values = carriedValues(form, spec.parameters);
      return { form, values, steps: spec.steps };
    },
  });
}
