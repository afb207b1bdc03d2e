import { Link } from '@backstage/core-components';
import type { ExceptionDetail } from '@backstage-guardrails/plugin-guardrails-common';
import {
  Age,
  DigestText,
  SafeText,
} from '@backstage-guardrails/plugin-guardrails-react';
import { useLinks } from '../../routing';
import { Actor } from '../common/Actor';
import { EventList } from '../common/EventList';
import { Notice } from '../common/Notice';
import { PageHead } from '../common/PageHead';
import { SafeLines } from '../common/SafeLines';
import { Section } from '../common/Section';
import { Stack } from '../common/Stack';
import { Target } from '../common/Target';
import { ControlResults } from './ControlResults';
import { ExceptionContract } from './ExceptionContract';
import { eventWord, exceptionStates } from './exceptionWords';
import { Revoke } from './Revoke';

/** An exception: where it stands, what exactly it waives, whether its control holds, and what happened. @internal */
export function ExceptionView(props: {
  detail: ExceptionDetail;
  onChange: () => void;
}) {
  const { detail, onChange } = props;
  const links = useLinks();
  return (
    <Stack>
      <PageHead
        state={exceptionStates[detail.state]}
        title={`Exception from ${detail.rule}`}
        actions={<Revoke detail={detail} onChange={onChange} />}
        facts={[
          <>
            asked by <Actor reference={detail.requester} />
          </>,
          <Age at={detail.requestedAt} />,
          <Target reference={detail.target.ref} />,
          <SafeText>{detail.target.environment ?? 'any environment'}</SafeText>,
          <>severity {detail.severity}</>,
          <>
            until <Age at={detail.until} />
          </>,
          <Link to={links.approval(detail.approval)}>
            request for approval
          </Link>,
          detail.renews && (
            <Link to={links.exception(detail.renews)}>renews another</Link>
          ),
          <DigestText value={detail.id} name="the id of the exception" />,
        ]}
      />
      {detail.revoked && (
        <Notice tone="neutral">
          Revoked <Age at={detail.revoked.at} /> by{' '}
          <Actor reference={detail.revoked.by} />: “
          <SafeLines>{detail.revoked.reason}</SafeLines>”
        </Notice>
      )}
      <Section title="What it waives">
        <ExceptionContract detail={detail} />
      </Section>
      <ControlResults detail={detail} />
      <Section title="Timeline">
        <EventList
          events={detail.timeline.map(({ kind, ...event }) => ({
            ...event,
            title: eventWord(kind),
          }))}
        />
      </Section>
    </Stack>
  );
}
