import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import type {
  DocumentCollatorFactory,
  IndexableDocument,
} from '@backstage/plugin-search-common';
import { escapeForDisplay } from '@backstage-guardrails/display-text';
import {
  type ExceptionSummary,
  searchDocumentRef,
  searchReadPermission,
} from '@backstage-guardrails/plugin-guardrails-common';
import { createCollator, type HiddenSource } from './createCollator';
import { describeRecord, describeTarget } from './describeRecord';
import { newest } from './newest';
import { orPlaceholder } from './orPlaceholder';

/** The newest exceptions, in every state. @internal */
export function createExceptionCollator(
  source: HiddenSource,
): DocumentCollatorFactory {
  return createCollator(source, {
    type: 'guardrails-exception',
    visibilityPermission: searchReadPermission,
    documents: credentials =>
      orPlaceholder('exception', readExceptions(source, credentials)),
  });
}

async function* readExceptions(
  { guardrails, hidden }: HiddenSource,
  credentials: BackstageCredentials,
): AsyncGenerator<IndexableDocument> {
  if (!hidden) return;
  const { rules } = await guardrails.listRules({ credentials });
  const titles = new Map(rules.map(({ id, title }) => [id, title]));
  const exceptions = newest(page =>
    guardrails.listExceptions(page, { credentials }),
  );
  for await (const exception of exceptions) {
    yield toExceptionDocument(exception, titles.get(exception.rule));
  }
}

/** Its reason is free text, which can hold values, so it is not in it. @internal */
export function toExceptionDocument(
  exception: Pick<
    ExceptionSummary,
    'id' | 'rule' | 'target' | 'requester' | 'requestedAt'
  >,
  /** Absent where the rule is not in force any more. */
  ruleTitle: string | undefined,
): IndexableDocument {
  const { id, rule, target, requester, requestedAt: at } = exception;
  const record = describeRecord({ id, target, requester, at });
  return {
    title: escapeForDisplay(`Exception: ${rule}${describeTarget(target)}`),
    text: ruleTitle === undefined ? record : `${ruleTitle}. ${record}`,
    location: `/guardrails/exceptions/${id}`,
    authorization: { resourceRef: searchDocumentRef('exception', id) },
  };
}
