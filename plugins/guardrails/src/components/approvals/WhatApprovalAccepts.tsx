import { Link } from '@backstage/core-components';
import Typography from '@material-ui/core/Typography';
import { SafeText } from '@backstage-guardrails/components';
import {
  groupFindings,
  type Finding,
} from '@backstage-guardrails/policy-model';
import { useLinks } from '../../routing';
import { useTranslation } from '../../translation';

/** The violations that an approval lets through, and those that an exception waives. @internal */
export function WhatApprovalAccepts(props: { findings: readonly Finding[] }) {
  const links = useLinks();
  const { t } = useTranslation();
  const of = (...dispositions: Finding['disposition'][]) =>
    groupFindings(
      props.findings.filter(({ disposition }) =>
        dispositions.includes(disposition),
      ),
    );
  const found = of('enforced', 'warned');
  const waived = of('waived');
  return (
    <>
      {found.length > 0 && (
        <div>
          <Typography variant="subtitle2" component="h3">
            {t('approvals.confirm.findings', { number: String(found.length) })}
          </Typography>
          <ul>
            {found.map(({ finding }, index) => (
              <li key={index}>
                <SafeText>{finding.title}</SafeText>
              </li>
            ))}
          </ul>
        </div>
      )}
      {waived.length > 0 && (
        <div>
          <Typography variant="subtitle2" component="h3">
            {t('approvals.confirm.waived', { number: String(waived.length) })}
          </Typography>
          <ul>
            {waived.map(({ finding }, index) => (
              <li key={index}>
                <SafeText>{finding.title}</SafeText>{' '}
                {finding.exception !== undefined && (
                  <Link to={links.exception(finding.exception)}>
                    {t('approvals.exception.link')}
                  </Link>
                )}
              </li>
            ))}
          </ul>
        </div>
      )}
    </>
  );
}
