import { Link } from '@backstage/core-components';
import { EmptyState } from '../remote/EmptyState';
import { useTranslation } from '../translation';

/** Says that an address leads to no page, and leads to one that is there. @public */
export function PageNotFound(props: { to: string }) {
  const { t } = useTranslation();
  return (
    <EmptyState
      title={t('layout.notFound.title')}
      action={<Link to={props.to}>{t('layout.notFound.action')}</Link>}
    >
      {t('layout.notFound.text')}
    </EmptyState>
  );
}
