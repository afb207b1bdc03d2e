import { useTranslation } from '../../translation';

/** The title of the column. @internal */
export function OpenViolationsTitle() {
  const { t } = useTranslation();
  return <>{t('catalog.column.title')}</>;
}
