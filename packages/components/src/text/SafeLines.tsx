import { Fragment } from 'react';
import { SafeText } from './SafeText';

/** Text of several lines that people wrote: as text, its line breaks as such, anything invisible made visible. @public */
export function SafeLines(props: { children: string }) {
  return (
    <>
      {props.children.split(/\r?\n/).map((line, index) => (
        <Fragment key={index}>
          {index > 0 && <br />}
          <SafeText>{line}</SafeText>
        </Fragment>
      ))}
    </>
  );
}
