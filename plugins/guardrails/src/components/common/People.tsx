import { Fragment } from 'react';
import { useTranslation } from '../../translation';
import { Actor } from './Actor';

const SHOWN = 8;

/** People and groups as links, in one line; of many the first few and how many more there are. @internal */
export function People(props: {
  references: readonly string[];
  /** Any one of them is enough: `Platform or Payments`. */
  either?: boolean;
}) {
  const { references } = props;
  const { t } = useTranslation();
  const shown = references.slice(0, SHOWN);
  const more = references.length - shown.length;
  const separatorAt = (index: number) =>
    props.either && more === 0 && index === shown.length - 1
      ? ` ${t('common.people.or')} `
      : ', ';
  const people = (
    <>
      {shown.map((reference, index) => (
        <Fragment key={reference}>
          {index > 0 && separatorAt(index)}
          <Actor reference={reference} />
        </Fragment>
      ))}
    </>
  );
  return more > 0 ? t('common.people.more', { people, count: more }) : people;
}
