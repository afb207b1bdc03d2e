import { Link } from '@backstage/core-components';
import { Age, SafeText, RowTable } from '@backstage-guardrails/components';
import type { LedgerEntrySummary } from '@backstage-guardrails/plugin-guardrails-common';
import {
  DigestText,
  shortId,
} from '@backstage-guardrails/plugin-guardrails-react';
import { useLinks } from '../../routing';
import { useTranslation } from '../../translation';
import { entryKind } from './entryKind';
import { ReceiptButton } from './ReceiptButton';

/** Entries as rows: what, about what, when, its leaf, its receipt. @internal */
export function EntryTable(props: { entries: LedgerEntrySummary[] }) {
  const { t } = useTranslation();
  return (
    <RowTable
      label={t('ledger.table.label')}
      rows={props.entries}
      keyOf={({ epoch, index }) => `${epoch} ${index}`}
      columns={[
        {
          title: t('ledger.table.entry'),
          shape: 'number',
          cell: ({ epoch, index }) => (
            <span
              title={t('ledger.table.entry.epoch', { epoch: String(epoch) })}
            >
              {index}
            </span>
          ),
        },
        {
          title: t('ledger.table.kind'),
          cell: ({ kind }) => entryKind(kind, t),
        },
        {
          title: t('ledger.table.subject'),
          shape: 'wide',
          cell: ({ subjects }) => <Subjects subjects={subjects} />,
        },
        {
          title: t('ledger.table.when'),
          shape: 'calm',
          cell: ({ at }) => <Age at={at} />,
        },
        {
          title: t('ledger.table.leaf'),
          shape: 'calm',
          cell: ({ leaf }) => (
            <DigestText
              value={`sha256:${leaf}`}
              name={t('ledger.table.leaf.name')}
            />
          ),
        },
        {
          title: t('ledger.table.content'),
          cell: ({ payload }) =>
            t(
              payload === 'kept'
                ? 'ledger.table.content.kept'
                : 'ledger.table.content.erased',
            ),
        },
        {
          title: t('ledger.table.receipt'),
          shape: 'calm',
          cell: entry => <ReceiptButton place={entry} />,
        },
      ]}
    />
  );
}

function Subjects(props: { subjects: Record<string, string> }) {
  const links = useLinks();
  const { t } = useTranslation();
  const pages: Record<string, (id: string) => string> = {
    decision: links.decision,
    approval: links.approval,
    exception: links.exception,
    lease: links.lease,
  };
  return (
    <>
      {Object.entries(props.subjects).map(([name, id]) => (
        <div key={name}>
          <SafeText>{entryKind(name, t)}</SafeText>{' '}
          {name in pages ? (
            <Link to={pages[name](id)}>
              <code title={id}>{shortId(id)}</code>
            </Link>
          ) : (
            <code title={id}>{shortId(id)}</code>
          )}
        </div>
      ))}
    </>
  );
}
