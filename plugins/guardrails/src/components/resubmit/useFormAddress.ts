import { parseEntityRef } from '@backstage/catalog-model';
import { useRouteRef } from '@backstage/core-plugin-api';
import { templateRouteRef } from '../../routing';
import { isCatalogRef } from '../common/isCatalogRef';
import { formQuery } from './formQuery';

/** The address of a form, with the values that it opens with where they are known. @internal */
type FormAddress = (values?: Record<string, unknown>) => {
  to: string;
  /** Names of the values that are too long for it. */
  leftOut: string[];
};

/** Where the form of a template is; nothing where it is no template of this portal. @internal */
export function useFormAddress(
  template: string | undefined,
): FormAddress | undefined {
  const route = useRouteRef(templateRouteRef);
  if (!template || !route || !isCatalogRef(template)) return undefined;
  const { namespace, name } = parseEntityRef(template);
  const path = route({ namespace, templateName: name });
  return values => {
    if (!values) return { to: path, leftOut: [] };
    const { query, leftOut } = formQuery(values);
    return { to: `${path}${query}`, leftOut };
  };
}
