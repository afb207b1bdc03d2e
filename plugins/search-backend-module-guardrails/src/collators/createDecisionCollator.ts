import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import type {
  DocumentCollatorFactory,
  IndexableDocument,
} from '@backstage/plugin-search-common';
import { escapeForDisplay } from '@backstage-guardrails/display-text';
import {
  type DecisionSummary,
  searchDocumentRef,
  searchReadPermission,
} from '@backstage-guardrails/plugin-guardrails-common';
import { createCollator, type HiddenSource } from './createCollator';
import { describeRecord, describeTarget } from './describeRecord';
import { newest } from './newest';
import { orPlaceholder } from './orPlaceholder';

/** The newest decisions, those that the list of the portal begins with. @internal */
export function createDecisionCollator(
  source: HiddenSource,
): DocumentCollatorFactory {
  return createCollator(source, {
    type: 'guardrails-decision',
    visibilityPermission: searchReadPermission,
    documents: credentials =>
      orPlaceholder('decision', readDecisions(source, credentials)),
  });
}

async function* readDecisions(
  { guardrails, hidden }: HiddenSource,
  credentials: BackstageCredentials,
): AsyncGenerator<IndexableDocument> {
  if (!hidden) return;
  const decisions = newest(page =>
    guardrails.listDecisions(
      { filter: { checks: 'notable' }, ...page },
      { credentials },
    ),
  );
  for await (const decision of decisions) yield toDecisionDocument(decision);
}

/** @internal */
export function toDecisionDocument(
  decision: Pick<
    DecisionSummary,
    'id' | 'action' | 'actor' | 'target' | 'recordedAt'
  >,
): IndexableDocument {
  const { id, action, actor, target, recordedAt } = decision;
  return {
    title: escapeForDisplay(`Decision: ${action}${describeTarget(target)}`),
    text: describeRecord({
      ...{ id, target },
      requester: actor.ref,
      at: recordedAt,
    }),
    location: `/guardrails/decisions/${id}`,
    authorization: { resourceRef: searchDocumentRef('decision', id) },
  };
}
