import { Link } from '@backstage/core-components';
import {
  Age,
  SafeText,
  Notice,
  SafeLines,
  Section,
  Stack,
} from '@backstage-guardrails/components';
import type { ExceptionDetail } from '@backstage-guardrails/plugin-guardrails-common';
import { DigestText } from '@backstage-guardrails/plugin-guardrails-react';
import { useLinks } from '../../routing';
import { useTranslation } from '../../translation';
import { Actor } from '../common/Actor';
import { EventList } from '../common/EventList';
import { PageHead } from '../common/PageHead';
import { Target } from '../common/Target';
import { ControlResults } from './ControlResults';
import { ExceptionContract } from './ExceptionContract';
import { exceptionEvent } from './exceptionEvent';
import { exceptionState } from './exceptionState';
import { Revoke } from './Revoke';

/** An exception: where it stands, what exactly it waives, whether its control holds, and what happened. @internal */
export function ExceptionView(props: {
  detail: ExceptionDetail;
  onChange: () => void;
}) {
  const { detail, onChange } = props;
  const links = useLinks();
  const { t } = useTranslation();
  return (
    <Stack>
      <PageHead
        state={exceptionState(detail.state, t)}
        title={t('exceptions.view.title', { rule: detail.rule })}
        actions={<Revoke detail={detail} onChange={onChange} />}
        facts={[
          t('exceptions.view.requester', {
            actor: <Actor reference={detail.requester} />,
          }),
          <Age at={detail.requestedAt} />,
          <Target reference={detail.target.ref} />,
          <SafeText>
            {detail.target.environment ?? t('exceptions.view.environment.any')}
          </SafeText>,
          t('exceptions.view.severity', { severity: detail.severity }),
          t('exceptions.view.expires', { when: <Age at={detail.until} /> }),
          detail.target.ref && (
            <Link
              to={links.compliance({
                entity: detail.target.ref,
                ...(detail.target.environment && {
                  environment: detail.target.environment,
                }),
                rule: detail.rule,
                state: 'all',
              })}
            >
              {t('exceptions.view.findings')}
            </Link>
          ),
          <Link to={links.approval(detail.approval)}>
            {t('exceptions.view.approval')}
          </Link>,
          detail.renews && (
            <Link to={links.exception(detail.renews)}>
              {t('exceptions.view.renews')}
            </Link>
          ),
          <DigestText value={detail.id} name={t('exceptions.view.id')} />,
        ]}
      />
      {detail.revoked && (
        <Notice tone="neutral">
          {t('exceptions.view.revoked', {
            when: <Age at={detail.revoked.at} />,
            actor: <Actor reference={detail.revoked.by} />,
            reason: <SafeLines>{detail.revoked.reason}</SafeLines>,
          })}
        </Notice>
      )}
      <Section title={t('exceptions.contract.title')}>
        <ExceptionContract detail={detail} />
      </Section>
      <ControlResults detail={detail} />
      <Section title={t('exceptions.view.timeline')}>
        <EventList
          events={detail.timeline.map(({ kind, ...event }) => ({
            ...event,
            title: exceptionEvent(kind, t),
          }))}
        />
      </Section>
    </Stack>
  );
}
