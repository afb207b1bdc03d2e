import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import type {
  GuardrailsApi,
  GuardrailsRequestOptions,
} from '@backstage-guardrails/plugin-guardrails-common';

/** Whose request it is, instead of a token. @public */
export type GuardrailsServiceRequestOptions = {
  credentials: BackstageCredentials;
  signal?: AbortSignal;
};

/** A call of the API with credentials in place of a token. @public */
export type WithCredentials<Method> = Method extends (
  ...args: [...infer Arguments, GuardrailsRequestOptions?]
) => infer Result
  ? (
      ...args: [...Arguments, options: GuardrailsServiceRequestOptions]
    ) => Result
  : never;

/**
 * The decision service as other backend plugins call it: the calls of `GuardrailsApi`,
 * each with the credentials of the person or service it is made for.
 * @public
 */
export type GuardrailsService = {
  [Name in keyof GuardrailsApi]: WithCredentials<GuardrailsApi[Name]>;
};
