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

type WithCredentials<Method> = Method extends (
  ...args: [...infer Arguments, GuardrailsRequestOptions?]
) => infer Result
  ? (
      ...args: [...Arguments, options: GuardrailsServiceRequestOptions]
    ) => Result
  : never;

/**
 * The decision service as other backend plugins call it: the calls of {@link GuardrailsApi},
 * each with the credentials of the person or service it is made for.
 * @public
 */
export type GuardrailsService = {
  [Name in keyof GuardrailsApi]: WithCredentials<GuardrailsApi[Name]>;
};
