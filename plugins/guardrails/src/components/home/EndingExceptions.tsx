import { Link } from '@backstage/core-components';
import { Age } from '@backstage-guardrails/components';
import type { ExceptionSummary } from '@backstage-guardrails/plugin-guardrails-common';
import { useLinks } from '../../routing';
import { useTranslation } from '../../translation';
import { Target } from '../common/Target';
import { endingSoon, SOON_DAYS } from './endingSoon';
import { HomeList } from './HomeList';
import { useHome } from './useHome';

/** Active exceptions that the signed-in person can view and that end soon. @internal */
export function EndingExceptions() {
  const links = useLinks();
  const { t } = useTranslation();
  const exceptions = useHome('exceptions', async (api, options) => {
    const active: ExceptionSummary[] = [];
    let cursor: string | undefined;
    // All of them: the list is in the order of requests, and the first to end can be anywhere in it.
    do {
      const page = await api.listExceptions(
        { filter: { state: ['active'] }, limit: 200, cursor },
        options,
      );
      active.push(...page.items);
      cursor = page.nextCursor;
    } while (cursor);
    return endingSoon(active, new Date());
  });
  return (
    <HomeList
      remote={exceptions}
      of={t('home.exceptions.what')}
      empty={{
        title: t('home.exceptions.empty', { days: String(SOON_DAYS) }),
        text: t('home.exceptions.empty.text'),
      }}
      all={{ text: t('home.exceptions.all'), to: links.exceptions() }}
      line={({ id, rule, target, until }) => ({
        key: id,
        main: <Link to={links.exception(id)}>{rule}</Link>,
        beside: (
          <>
            <Target reference={target.ref} />
            <span>
              {t('home.exceptions.ends', { when: <Age at={until} /> })}
            </span>
          </>
        ),
      })}
    />
  );
}
