import Typography from '@material-ui/core/Typography';
import {
  EmptyState,
  ErrorState,
  LoadingState,
  Disclosure,
  Section,
  isNotFound,
} from '@backstage-guardrails/components';
import type { EntityCompliance } from '@backstage-guardrails/plugin-guardrails-common';
import { useGuardrails } from '@backstage-guardrails/plugin-guardrails-react';
import { Link } from '@backstage/core-components';
import { useLinks } from '../../routing';
import { useTranslation } from '../../translation';
import { ComplianceCounts } from './ComplianceCounts';
import { FindingTable } from '../findings/FindingTable';
import { isChecked } from './isChecked';
import { NothingToRead } from './NothingToRead';
import { OpenFindingTable } from './OpenFindingTable';

/** What is open on an entity and what passes. @internal */
export function EntityFindings(props: {
  entityRef: string;
  /** Of the entity. */
  owner: string | undefined;
}) {
  const compliance = useGuardrails(
    ['compliance', props.entityRef],
    (api, options) => api.getCompliance(props.entityRef, options),
  );
  const { t } = useTranslation();
  switch (compliance.status) {
    case 'loading':
      return (
        <Section title={t('compliance.title')}>
          <LoadingState of={t('compliance.of')} />
        </Section>
      );
    case 'failed':
      return isNotFound(compliance.error) ? (
        <Section title={t('compliance.title')}>
          <NothingToRead />
        </Section>
      ) : (
        <ErrorState
          title={t('compliance.failed')}
          error={compliance.error}
          onRetry={compliance.retry}
        />
      );
    case 'ready':
      return isChecked(compliance.value) ? (
        <Judged compliance={compliance.value} owner={props.owner} />
      ) : (
        <Section title={t('compliance.title')}>
          <EmptyState title={t('compliance.empty.title')}>
            {t('compliance.empty.text')}
          </EmptyState>
        </Section>
      );
    default:
      throw new TypeError(`Not a state: ${String(compliance satisfies never)}`);
  }
}

function Judged(props: {
  compliance: EntityCompliance;
  owner: string | undefined;
}) {
  const { compliance } = props;
  const { t } = useTranslation();
  return (
    <Section title={t('compliance.title')}>
      <ComplianceCounts compliance={compliance} />
      {compliance.open.length ? (
        <OpenFindingTable open={compliance.open} owner={props.owner} />
      ) : (
        <Typography variant="body2">{t('compliance.findings.none')}</Typography>
      )}
      {compliance.waived.length > 0 && (
        <Disclosure
          summary={t('compliance.findings.waived', {
            count: compliance.waived.length,
          })}
        >
          <FindingTable findings={compliance.waived} />
        </Disclosure>
      )}
      <RuleDisclosure
        rules={compliance.passed}
        summary={t('compliance.findings.passed', {
          count: compliance.passed.length,
        })}
      />
      <RuleDisclosure
        rules={compliance.notChecked}
        summary={t('compliance.findings.notChecked', {
          count: compliance.notChecked.length,
        })}
      />
    </Section>
  );
}

function RuleDisclosure(props: { rules: string[]; summary: string }) {
  const links = useLinks();
  if (props.rules.length === 0) return null;
  return (
    <Disclosure summary={props.summary}>
      <ul>
        {props.rules.map(id => (
          <li key={id}>
            <Link to={links.rule(id)}>{id}</Link>
          </li>
        ))}
      </ul>
    </Disclosure>
  );
}
