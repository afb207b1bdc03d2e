import { Link } from '@backstage/core-components';
import type { ExceptionSummary } from '@backstage-guardrails/plugin-guardrails-common';
import {
  Age,
  SafeText,
  StateLabel,
} from '@backstage-guardrails/plugin-guardrails-react';
import { useLinks } from '../../routing';
import { Actor } from '../common/Actor';
import { RowTable } from '../common/RowTable';
import { SafeLines } from '../common/SafeLines';
import { Target } from '../common/Target';
import { exceptionStates } from './exceptionWords';

/** Exceptions as rows: where it stands, from which rule, for what, why, until when. @internal */
export function ExceptionTable(props: { exceptions: ExceptionSummary[] }) {
  const links = useLinks();
  return (
    <RowTable
      label="Exceptions"
      rows={props.exceptions}
      keyOf={({ id }) => id}
      columns={[
        {
          title: 'State',
          shape: 'calm',
          cell: ({ state }) => (
            <StateLabel
              {...exceptionStates[state]}
              title={exceptionStates[state].sentence}
            />
          ),
        },
        {
          title: 'From the rule',
          cell: ({ id, rule }) => <Link to={links.exception(id)}>{rule}</Link>,
        },
        { title: 'Severity', cell: ({ severity }) => severity },
        {
          title: 'Target',
          cell: ({ target }) => <Target reference={target.ref} />,
        },
        {
          title: 'Environment',
          cell: ({ target }) => (
            <SafeText>{target.environment ?? 'any'}</SafeText>
          ),
        },
        {
          title: 'Reason',
          shape: 'wide',
          cell: ({ reason }) => <SafeLines>{reason}</SafeLines>,
        },
        {
          title: 'By',
          cell: ({ requester }) => <Actor reference={requester} />,
        },
        {
          title: 'Until',
          shape: 'calm',
          cell: ({ until }) => <Age at={until} />,
        },
        {
          title: 'Uses',
          shape: 'number',
          cell: ({ uses, maximumUses }) =>
            maximumUses === undefined ? uses : `${uses} of ${maximumUses}`,
        },
      ]}
    />
  );
}
