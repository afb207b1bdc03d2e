import { Link } from '@backstage/core-components';
import { Age, SafeText } from '@backstage-guardrails/components';
import { LevelLabel } from '@backstage-guardrails/plugin-guardrails-react';
import { useLinks } from '../../routing';
import { useTranslation } from '../../translation';
import { Target } from '../common/Target';
import { HomeList } from './HomeList';
import { SHOWN } from './shown';
import { useHome } from './useHome';
import { worstOf } from './worstOf';

/** The worst of what is open on what the teams of the signed-in person own. @internal */
export function TeamViolations() {
  const links = useLinks();
  const { t } = useTranslation();
  const violations = useHome('violations', (api, options, { groups }) =>
    worstOf(async level => {
      // The service answers for one owner at a time.
      const pages = await Promise.all(
        groups.map(owner =>
          api.listFindings(
            { filter: { owner, level, state: ['open'] }, limit: SHOWN },
            options,
          ),
        ),
      );
      return pages.flatMap(({ items }) => items);
    }),
  );
  return (
    <HomeList
      remote={violations}
      of={t('home.violations.what')}
      empty={{
        title: t('home.violations.empty'),
        text: t('home.violations.empty.text'),
      }}
      all={{ text: t('home.violations.all'), to: links.compliance() }}
      line={({ id, entity, finding, firstSeenAt }) => ({
        key: id,
        main: (
          <Link to={links.finding(id)}>
            <SafeText>{finding.title}</SafeText>
          </Link>
        ),
        beside: (
          <>
            <LevelLabel
              level={finding.level}
              disposition={finding.disposition}
            />
            <Target reference={entity} />
            <span>
              {t('home.violations.since', { when: <Age at={firstSeenAt} /> })}
            </span>
          </>
        ),
      })}
    />
  );
}
