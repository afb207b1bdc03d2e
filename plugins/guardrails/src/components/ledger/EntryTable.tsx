import { Link } from '@backstage/core-components';
import type { LedgerEntrySummary } from '@backstage-guardrails/plugin-guardrails-common';
import {
  Age,
  DigestText,
  SafeText,
  shortId,
} from '@backstage-guardrails/plugin-guardrails-react';
import { useLinks } from '../../routing';
import { RowTable } from '../common/RowTable';
import { entryWord } from './entryWords';
import { ReceiptButton } from './ReceiptButton';

/** Entries as rows: what, about what, when, its leaf, its receipt. @internal */
export function EntryTable(props: { entries: LedgerEntrySummary[] }) {
  return (
    <RowTable
      label="Entries of the ledger, newest first"
      rows={props.entries}
      keyOf={({ epoch, index }) => `${epoch} ${index}`}
      columns={[
        {
          title: 'Entry',
          shape: 'number',
          cell: ({ epoch, index }) => (
            <span title={`Epoch ${epoch}`}>{index}</span>
          ),
        },
        { title: 'Kind', cell: ({ kind }) => entryWord(kind) },
        {
          title: 'About',
          shape: 'wide',
          cell: ({ subjects }) => <Subjects subjects={subjects} />,
        },
        { title: 'When', shape: 'calm', cell: ({ at }) => <Age at={at} /> },
        {
          title: 'Leaf',
          shape: 'calm',
          cell: ({ leaf }) => (
            <DigestText
              value={`sha256:${leaf}`}
              name="the digest of the leaf"
            />
          ),
        },
        {
          title: 'Content',
          cell: ({ payload }) => (payload === 'kept' ? 'kept' : 'erased'),
        },
        {
          title: 'Receipt',
          shape: 'calm',
          cell: entry => <ReceiptButton place={entry} />,
        },
      ]}
    />
  );
}

function Subjects(props: { subjects: Record<string, string> }) {
  const links = useLinks();
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
          <SafeText>{name}</SafeText>{' '}
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
