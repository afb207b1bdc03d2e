import Typography from '@material-ui/core/Typography';
import type { ExceptionDetail } from '@backstage-guardrails/plugin-guardrails-common';
import {
  Age,
  SafeText,
  StateLabel,
} from '@backstage-guardrails/plugin-guardrails-react';
import { RowTable } from '../common/RowTable';
import { Section } from '../common/Section';

/** Whether what makes up for the waived rule held, check by check. @internal */
export function ControlResults(props: {
  detail: Pick<ExceptionDetail, 'control' | 'controlResults'>;
}) {
  const { control, controlResults } = props.detail;
  if (control.kind === 'statement') return null;
  return (
    <Section title="Whether the control holds">
      {controlResults.length ? (
        <RowTable
          label="Checks of the control"
          rows={controlResults}
          keyOf={({ at }) => at}
          columns={[
            {
              title: 'Result',
              shape: 'calm',
              cell: ({ holds }) =>
                holds ? (
                  <StateLabel tone="good" word="Holds" />
                ) : (
                  <StateLabel tone="bad" word="Does not hold" />
                ),
            },
            {
              title: 'What was seen',
              shape: 'wide',
              cell: ({ detail }) => detail && <SafeText>{detail}</SafeText>,
            },
            { title: 'When', shape: 'calm', cell: ({ at }) => <Age at={at} /> },
          ]}
        />
      ) : (
        <Typography variant="body2">It was not checked yet.</Typography>
      )}
    </Section>
  );
}
