import { Link } from '@backstage/core-components';
import { SafeText, Disclosure } from '@backstage-guardrails/components';
import type {
  FindingGroup,
  Rule,
  Verdict,
} from '@backstage-guardrails/policy-model';
import { FindingList } from '@backstage-guardrails/plugin-guardrails-react';
import type { ReactNode } from 'react';
import { useLinks } from '../../routing';
import { useTranslation } from '../../translation';
import { Actor } from '../common/Actor';

/** Everything that did not stand in the way, as counts that open. @internal */
export function OtherRules(props: {
  verdict: Verdict;
  rules: Rule[];
  /** What can be done about a waived finding. */
  actionsOf?: (group: FindingGroup) => ReactNode;
}) {
  const { verdict, rules } = props;
  const links = useLinks();
  const { t } = useTranslation();
  const waived = verdict.findings.filter(f => f.disposition === 'waived');
  const [preApproved, excepted] = [true, false].map(wanted =>
    waived.filter(f => (f.preApproval !== undefined) === wanted),
  );
  const shadow = verdict.findings.filter(f => f.disposition === 'shadow');
  return (
    <>
      {preApproved.length > 0 && (
        <Disclosure
          open
          summary={t('decision.rules.preApproved', {
            count: preApproved.length,
          })}
        >
          <FindingList findings={preApproved} ruleTo={links.rule} />
        </Disclosure>
      )}
      {excepted.length > 0 && (
        <Disclosure
          open
          summary={t('decision.rules.waived', { count: excepted.length })}
        >
          <FindingList
            findings={excepted}
            ruleTo={links.rule}
            exceptionTo={links.exception}
            actionsOf={props.actionsOf}
          />
        </Disclosure>
      )}
      {shadow.length > 0 && (
        <Disclosure
          summary={t('decision.rules.shadow', { count: shadow.length })}
        >
          <FindingList findings={shadow} ruleTo={links.rule} />
        </Disclosure>
      )}
      <RuleIds
        summary={t('decision.rules.passed', { count: verdict.passed.length })}
        ids={verdict.passed}
        rules={rules}
      />
      <RuleIds
        summary={t('decision.rules.notApplicable', {
          count: verdict.notApplicable.length,
        })}
        ids={verdict.notApplicable}
        rules={rules}
      />
      {verdict.notLookedAt && (
        <Disclosure
          open
          summary={t('decision.rules.notLookedAt', {
            count: verdict.notLookedAt.resources,
            resources: String(verdict.notLookedAt.of),
          })}
        >
          <ul>
            {verdict.notLookedAt.types.map(({ type, resources }) => (
              <li key={type}>
                {t('decision.rules.notLookedAt.type', {
                  count: resources,
                  type: <SafeText>{type}</SafeText>,
                })}
              </li>
            ))}
          </ul>
        </Disclosure>
      )}
      {verdict.off && (
        <Disclosure
          open
          summary={t('decision.rules.off', { count: verdict.off.length })}
        >
          <ul>
            {verdict.off.map(({ rule, reason, owner }) => (
              <li key={rule}>
                <Link to={links.rule(rule)}>{rule}</Link>{' '}
                <SafeText>{reason}</SafeText>{' '}
                {t('decision.rules.off.owner', {
                  owner: <Actor reference={owner} />,
                })}
              </li>
            ))}
          </ul>
        </Disclosure>
      )}
      {verdict.skipped.length > 0 && (
        <Disclosure
          open
          summary={t('decision.rules.skipped', {
            count: verdict.skipped.length,
          })}
        >
          <ul>
            {verdict.skipped.map((skipped, index) => (
              <li key={index}>
                {t('decision.rules.skipped.part', {
                  part: skipped.part,
                  path: <SafeText>{skipped.path || '/'}</SafeText>,
                  message: <SafeText>{skipped.message}</SafeText>,
                  code: skipped.code,
                })}
              </li>
            ))}
          </ul>
        </Disclosure>
      )}
    </>
  );
}

function RuleIds(props: { summary: string; ids: string[]; rules: Rule[] }) {
  const links = useLinks();
  if (!props.ids.length) return null;
  return (
    <Disclosure summary={props.summary}>
      <ul>
        {props.ids.map(id => (
          <li key={id}>
            <Link to={links.rule(id)}>{id}</Link>{' '}
            {props.rules.find(rule => rule.id === id)?.title}
          </li>
        ))}
      </ul>
    </Disclosure>
  );
}
