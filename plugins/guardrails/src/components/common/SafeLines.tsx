import { SafeText } from '@backstage-guardrails/plugin-guardrails-react';
import { Fragment } from 'react';

/** Text of several lines that people wrote: as text, its line breaks as such, anything invisible made visible. @internal */
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
