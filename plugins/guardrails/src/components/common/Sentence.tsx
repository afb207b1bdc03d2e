import { EntityDisplayName } from '@backstage/plugin-catalog-react';
import { Fragment } from 'react';
import { Age, SafeText } from '@backstage-guardrails/components';
import { isCatalogRef } from './isCatalogRef';

const PARTS =
  /((?:user|group|component|resource|system|domain|api|template):[\w.-]+\/[\w.-]*\w|\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z)/i;

/**
 * A sentence of the service in which entities stand by their names and times by how far they are, each with the
 * exact text on hover. Anything else is text as it is.
 * @internal
 */
export function Sentence(props: { children: string }) {
  return (
    <>
      {props.children.split(PARTS).map((part, index) => (
        <Fragment key={index}>
          <Part text={part} />
        </Fragment>
      ))}
    </>
  );
}

function Part({ text }: { text: string }) {
  if (isCatalogRef(text)) {
    const [kind] = text.split(':');
    return (
      <span title={text}>
        <EntityDisplayName
          entityRef={text}
          defaultKind={kind}
          defaultNamespace="default"
          hideIcon
          disableTooltip
        />
      </span>
    );
  }
  return /^\d{4}-.*Z$/.test(text) ? (
    <Age at={text} />
  ) : (
    <SafeText>{text}</SafeText>
  );
}
