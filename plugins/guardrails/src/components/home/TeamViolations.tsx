import { Link } from '@backstage/core-components';
import { Age, SafeText } from '@backstage-guardrails/components';
import { LevelLabel } from '@backstage-guardrails/plugin-guardrails-react';
import { useLinks } from '../../routing';
import { useTranslation } from '../../translation';
import { Target } from '../common/Target';
import { findingsOfTeams } from './findingsOfTeams';
import { HomeList } from './HomeList';
import { useHome } from './useHome';
import { worstOf } from './worstOf';

/** The worst of what is open on what the teams of the signed-in person own. @internal */
export function TeamViolations() {
  const links = useLinks();
  const { t } = useTranslation();
  const violations = useHome('violations', async (api, options, { groups }) => {
    let answered = 0;
    const items = await worstOf(async level => {
      const page = await findingsOfTeams(api, options, {
        teams: groups,
        level,
      });
      answered = page.answered;
      return page.findings;
    });
    return { items, answered, teams: groups.length };
  });
  return (
    <HomeList
      remote={violations}
      of={t('home.violations.what')}
      empty={{
        title: t('home.violations.empty'),
        text: t('home.violations.empty.text'),
      }}
      all={{ text: t('home.violations.all'), to: links.compliance() }}
      note={({ answered, teams }) =>
        answered < teams
          ? t('home.violations.some', {
              answered: String(answered),
              teams: String(teams),
            })
          : undefined
      }
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
