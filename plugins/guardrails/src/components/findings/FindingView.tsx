import { Link } from '@backstage/core-components';
import {
  Age,
  Facts,
  SafeText,
  Section,
  Split,
  Stack,
} from '@backstage-guardrails/components';
import type { FindingRecord } from '@backstage-guardrails/plugin-guardrails-common';
import {
  FindingCard,
  shortId,
} from '@backstage-guardrails/plugin-guardrails-react';
import { useLinks } from '../../routing';
import { useTranslation } from '../../translation';
import { EventList } from '../common/EventList';
import { PageHead } from '../common/PageHead';
import { Target } from '../common/Target';
import { FindingDecisions } from './FindingDecisions';
import { FindingHelp } from './FindingHelp';
import { findingState } from './findingState';
import { lifeOf } from './lifeOf';

/** One finding: which rule, where, since when, how old the evidence is, who fixes it how, what waives it, and its history. @internal */
export function FindingView(props: { record: FindingRecord }) {
  const { record } = props;
  const { finding, status } = record;
  const links = useLinks();
  const { t } = useTranslation();
  const exception = status.state === 'waived' ? status.exception : undefined;
  return (
    <Stack>
      <PageHead
        state={findingState(status.state, t)}
        title={finding.title}
        facts={[
          <Target key="entity" reference={record.entity} />,
          record.environment && (
            <SafeText key="environment">{record.environment}</SafeText>
          ),
          'openedAt' in status && status.openedAt && (
            <span key="since">
              {t('compliance.findings.since.when', {
                when: <Age at={status.openedAt} />,
              })}
            </span>
          ),
          status.state === 'not-confirmed' && (
            <span key="doubt">
              {t('findings.table.notConfirmed', {
                when: <Age at={status.unconfirmedAt} />,
              })}
            </span>
          ),
        ]}
      />
      <Split
        main={
          <>
            <FindingCard
              group={{ finding, resources: [finding.resource] }}
              ruleTo={links.rule(finding.rule)}
              exceptionTo={exception && links.exception(exception)}
            />
            <Section title={t('findings.one.life')}>
              <EventList events={lifeOf(record, t)} />
            </Section>
            <FindingDecisions record={record} />
          </>
        }
        aside={
          <>
            <FindingHelp record={record} />
            <Where record={record} />
            <Evidence record={record} />
          </>
        }
      />
    </Stack>
  );
}

function Where(props: { record: FindingRecord }) {
  const { finding, entity, owner, system, environment } = props.record;
  const { t } = useTranslation();
  return (
    <Section title={t('findings.one.where')}>
      <Facts
        items={[
          [t('findings.one.entity'), <Target key="e" reference={entity} />],
          [
            t('findings.one.owner'),
            owner && <Target key="o" reference={owner} />,
          ],
          [
            t('findings.one.system'),
            system && <Target key="s" reference={system} />,
          ],
          [
            t('findings.one.environment'),
            environment && <SafeText key="n">{environment}</SafeText>,
          ],
          [
            t('findings.one.resource'),
            finding.resource !== '' && (
              <code key="r">
                <SafeText>{finding.resource}</SafeText>
              </code>
            ),
          ],
          [
            t('findings.one.path'),
            finding.path !== '' && (
              <code key="p">
                <SafeText>{finding.path}</SafeText>
              </code>
            ),
          ],
        ]}
      />
    </Section>
  );
}

function Evidence(props: { record: FindingRecord }) {
  const { source, decision, firstSeenAt, lastSeenAt, reopened, imported } =
    props.record;
  const links = useLinks();
  const { t } = useTranslation();
  return (
    <Section title={t('findings.one.evidence')}>
      <Facts
        items={[
          [
            t('findings.one.source'),
            source === 'decisions' ||
            source === 'sweep' ||
            source === 'drift' ? (
              t(`findings.one.source.${source}`)
            ) : (
              <SafeText key="source">{source}</SafeText>
            ),
          ],
          [t('findings.one.evidence.age'), <Age key="l" at={lastSeenAt} />],
          [t('findings.one.evidence.first'), <Age key="f" at={firstSeenAt} />],
          [
            t('findings.one.evidence.decision'),
            decision !== undefined ? (
              <Link key="d" to={links.decision(decision)}>
                <code title={decision}>{shortId(decision)}</code>
              </Link>
            ) : undefined,
          ],
          [
            t('findings.one.evidence.reopened'),
            reopened > 0
              ? t('findings.one.evidence.reopened.times', { count: reopened })
              : undefined,
          ],
        ]}
      />
      {imported && t('findings.one.evidence.imported')}
    </Section>
  );
}
