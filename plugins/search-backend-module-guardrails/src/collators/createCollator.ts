import type {
  AuthService,
  BackstageCredentials,
} from '@backstage/backend-plugin-api';
import type {
  DocumentCollatorFactory,
  IndexableDocument,
} from '@backstage/plugin-search-common';
import type { GuardrailsService } from '@backstage-guardrails/plugin-guardrails-node';
import { Readable } from 'node:stream';

/** Where documents are read from. @internal */
export type Source = {
  auth: Pick<AuthService, 'getOwnServiceCredentials'>;
  guardrails: Pick<
    GuardrailsService,
    'listRules' | 'listDecisions' | 'listExceptions'
  >;
};

/** Documents that are for few. @internal */
export type HiddenSource = Source & {
  /** Whether the search hides them from everyone else; where it does not, none of them is in it. */
  hidden: boolean;
};

/** Documents of one type, read while they are indexed. An error keeps the index as it was. @internal */
export function createCollator(
  { auth }: Pick<Source, 'auth'>,
  collator: Pick<DocumentCollatorFactory, 'type' | 'visibilityPermission'> & {
    documents(
      credentials: BackstageCredentials,
    ): AsyncIterable<IndexableDocument>;
  },
): DocumentCollatorFactory {
  const { documents, ...about } = collator;
  return {
    ...about,
    getCollator: async () =>
      Readable.from(documents(await auth.getOwnServiceCredentials())),
  };
}
