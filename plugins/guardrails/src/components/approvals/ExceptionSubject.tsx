import { Link } from '@backstage/core-components';
import { Loaded, Section } from '@backstage-guardrails/components';
import { useGuardrails } from '@backstage-guardrails/plugin-guardrails-react';
import { useLinks } from '../../routing';
import { useTranslation } from '../../translation';
import { ExceptionContract } from '../exceptions/ExceptionContract';

/** The exception to approve. @internal */
export function ExceptionSubject(props: { exception: string }) {
  const links = useLinks();
  const { t } = useTranslation();
  const exception = useGuardrails(
    ['exception', props.exception],
    (api, options) => api.getException(props.exception, options),
    { live: true },
  );
  return (
    <Section
      title={t('approvals.exception.title')}
      aside={
        <Link to={links.exception(props.exception)}>
          {t('approvals.exception.link')}
        </Link>
      }
    >
      <Loaded
        remote={exception}
        of={t('approvals.exception.what')}
        absent={{
          title: t('approvals.exception.absent.title'),
          children: t('approvals.exception.absent.text'),
        }}
      >
        {detail => <ExceptionContract detail={detail} />}
      </Loaded>
    </Section>
  );
}
