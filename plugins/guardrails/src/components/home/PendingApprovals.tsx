import { Link } from '@backstage/core-components';
import { Age } from '@backstage-guardrails/components';
import { useLinks } from '../../routing';
import { useTranslation } from '../../translation';
import { Sentence } from '../common/Sentence';
import { HomeList } from './HomeList';
import { SHOWN } from './shown';
import { useHome } from './useHome';

/** Requests that wait for the review of the signed-in person. @internal */
export function PendingApprovals() {
  const links = useLinks();
  const { t } = useTranslation();
  const approvals = useHome('approvals', (api, options) =>
    api.listApprovals(
      { filter: { box: 'mine', state: ['open'] }, limit: SHOWN },
      options,
    ),
  );
  return (
    <HomeList
      remote={approvals}
      of={t('home.approvals.what')}
      empty={{
        title: t('home.approvals.empty'),
        text: t('home.approvals.empty.text'),
      }}
      all={{ text: t('home.approvals.all'), to: links.approvals() }}
      line={({ id, title, expiresAt }) => ({
        key: id,
        main: (
          <Link to={links.approval(id)}>
            <Sentence>{title}</Sentence>
          </Link>
        ),
        beside: (
          <span>
            {t('home.approvals.expires', { when: <Age at={expiresAt} /> })}
          </span>
        ),
      })}
    />
  );
}
