import { Fragment } from 'react';
import { Actor } from './Actor';

const SHOWN = 8;

/** People and groups as links, in one line; of many the first few and how many more there are. @internal */
export function People(props: { references: readonly string[] }) {
  const { references } = props;
  const shown = references.slice(0, SHOWN);
  const more = references.length - shown.length;
  return (
    <>
      {shown.map((reference, index) => (
        <Fragment key={reference}>
          {index > 0 && ', '}
          <Actor reference={reference} />
        </Fragment>
      ))}
      {more > 0 && <> and {more} more</>}
    </>
  );
}
