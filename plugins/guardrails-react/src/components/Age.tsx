import { formatAge } from '../text/formatAge';

/** How long ago something was, with the exact instant on hover. It does not tick: nothing moves while reading. @public */
export function Age(props: { at: string }) {
  return (
    <time dateTime={props.at} title={props.at}>
      {formatAge(props.at, new Date())}
    </time>
  );
}
