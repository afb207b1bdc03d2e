import { Link } from '@backstage/core-components';
import type {
  FindingGroup,
  Rule,
  Verdict,
} from '@backstage-guardrails/policy-model';
import {
  FindingList,
  SafeText,
} from '@backstage-guardrails/plugin-guardrails-react';
import type { ReactNode } from 'react';
import { useLinks } from '../../routing';
import { Actor } from '../common/Actor';
import { Disclosure } from '../common/Disclosure';

/** Everything that did not stand in the way, as counts that open. @internal */
export function OtherRules(props: {
  verdict: Verdict;
  rules: Rule[];
  /** What can be done about a waived finding. */
  actionsOf?: (group: FindingGroup) => ReactNode;
}) {
  const { verdict, rules } = props;
  const links = useLinks();
  const waived = verdict.findings.filter(f => f.disposition === 'waived');
  const [preApproved, excepted] = [true, false].map(wanted =>
    waived.filter(f => (f.preApproval !== undefined) === wanted),
  );
  const shadow = verdict.findings.filter(f => f.disposition === 'shadow');
  return (
    <>
      {preApproved.length > 0 && (
        <Disclosure open summary={`${preApproved.length} pre-approved`}>
          <FindingList findings={preApproved} ruleTo={links.rule} />
        </Disclosure>
      )}
      {excepted.length > 0 && (
        <Disclosure open summary={`${excepted.length} waived by an exception`}>
          <FindingList
            findings={excepted}
            ruleTo={links.rule}
            exceptionTo={links.exception}
            actionsOf={props.actionsOf}
          />
        </Disclosure>
      )}
      {shadow.length > 0 && (
        <Disclosure summary={`${shadow.length} not in force yet`}>
          <FindingList findings={shadow} ruleTo={links.rule} />
        </Disclosure>
      )}
      <RuleIds summary="passed" ids={verdict.passed} rules={rules} />
      <RuleIds
        summary="did not apply"
        ids={verdict.notApplicable}
        rules={rules}
      />
      {verdict.off && (
        <Disclosure open summary={`${verdict.off.length} off`}>
          <ul>
            {verdict.off.map(({ rule, reason, owner }) => (
              <li key={rule}>
                <Link to={links.rule(rule)}>{rule}</Link>{' '}
                <SafeText>{reason}</SafeText> Answers for it:{' '}
                <Actor reference={owner} />
              </li>
            ))}
          </ul>
        </Disclosure>
      )}
      {verdict.skipped.length > 0 && (
        <Disclosure
          open
          summary={`${verdict.skipped.length} parts of the evidence could not be read`}
        >
          <ul>
            {verdict.skipped.map((skipped, index) => (
              <li key={index}>
                {skipped.part} at <SafeText>{skipped.path || '/'}</SafeText>:{' '}
                <SafeText>{skipped.message}</SafeText> [{skipped.code}]
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
  const summary = `${props.ids.length} ${props.summary}`;
  if (!props.ids.length) return null;
  return (
    <Disclosure summary={summary}>
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
