import { Link } from '@backstage/core-components';
import { Age } from '@backstage-guardrails/components';
import { useLinks } from '../../routing';
import { useTranslation } from '../../translation';
import { Target } from '../common/Target';
import { firstToEnd } from './firstToEnd';
import { HomeList } from './HomeList';
import { useHome } from './useHome';

/** Days before its end in which an exception is shown. */
const SOON_DAYS = 14;
/** The list is in the order of requests, and the first to end can be anywhere in it. */
const MOST_READ = 200;

/** Active exceptions that the signed-in person can view and that end soon. @internal */
export function EndingExceptions() {
  const links = useLinks();
  const { t } = useTranslation();
  const exceptions = useHome('exceptions', async (api, options) => {
    const { items, nextCursor } = await api.listExceptions(
      {
        filter: { state: ['active'], endsWithin: SOON_DAYS },
        limit: MOST_READ,
      },
      options,
    );
    return {
      items: firstToEnd(items),
      more: nextCursor !== undefined,
    };
  });
  const days = String(SOON_DAYS);
  return (
    <HomeList
      remote={exceptions}
      of={t('home.exceptions.what')}
      empty={{
        title: t('home.exceptions.empty', { days }),
        text: t('home.exceptions.empty.text'),
      }}
      all={{
        text: t('home.exceptions.all', { days }),
        to: links.exceptions({ state: 'active', ends: days }),
      }}
      note={({ more }) =>
        more
          ? t('home.exceptions.more', { most: String(MOST_READ), days })
          : undefined
      }
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
