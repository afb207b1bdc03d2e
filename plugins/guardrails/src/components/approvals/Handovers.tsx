import type { Handover } from '@backstage-guardrails/plugin-guardrails-common';
import { Age } from '@backstage-guardrails/plugin-guardrails-react';
import { Actor } from '../common/Actor';
import { SafeLines } from '../common/SafeLines';

/** Who passed their part to whom, and whether it came back. @internal */
export function Handovers(props: { handovers: Handover[] }) {
  return (
    <>
      {props.handovers.map(({ from, to, reason, at, returnedAt }) => (
        <li key={`${from} ${to}`}>
          <Actor reference={from} /> handed it over to <Actor reference={to} />,{' '}
          <Age at={at} />: “<SafeLines>{reason}</SafeLines>”
          {returnedAt && (
            <>
              ; handed back <Age at={returnedAt} />
            </>
          )}
        </li>
      ))}
    </>
  );
}
