import { Link } from '@backstage/core-components';
import Typography from '@material-ui/core/Typography';
import { SafeText, Loaded, Section } from '@backstage-guardrails/components';
import type { ApprovalDetail } from '@backstage-guardrails/plugin-guardrails-common';
import { useGuardrails } from '@backstage-guardrails/plugin-guardrails-react';
import { useLinks } from '../../routing';
import { useTranslation } from '../../translation';
import { comparedParts, isNamedPart } from './comparedParts';

/** What changed since the request that this one replaces. An approval of that one does not count here. @internal */
export function Differences(props: { detail: ApprovalDetail; before: string }) {
  const links = useLinks();
  const { t } = useTranslation();
  const before = useGuardrails(
    ['approval', props.before],
    (api, options) => api.getApproval(props.before, options),
    { live: true },
  );
  return (
    <Section
      title={t('approvals.differences.title')}
      aside={
        <Link to={links.approval(props.before)}>
          {t('approvals.differences.before')}
        </Link>
      }
    >
      <Loaded
        remote={before}
        of={t('approvals.differences.what')}
        absent={{
          title: t('approvals.differences.absent.title'),
          children: t('approvals.differences.absent.text'),
        }}
      >
        {({ parts }) => {
          const { changed, same } = comparedParts(parts, props.detail.parts);
          const nameOf = (part: string) =>
            isNamedPart(part) ? t(`approvals.part.${part}`) : part;
          return (
            <>
              <ul>
                {changed.map(part => (
                  <li key={part}>
                    <strong>
                      <SafeText>{nameOf(part)}</SafeText>
                    </strong>
                  </li>
                ))}
              </ul>
              <Typography variant="body2" color="textSecondary">
                {same.length > 0 &&
                  t('approvals.differences.same', {
                    parts: <SafeText>{same.map(nameOf).join(', ')}</SafeText>,
                  })}{' '}
                {t('approvals.differences.note')}
              </Typography>
            </>
          );
        }}
      </Loaded>
    </Section>
  );
}
