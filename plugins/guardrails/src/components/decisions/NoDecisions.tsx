import { LinkButton } from '@backstage/core-components';
import Button from '@material-ui/core/Button';
import { EmptyState } from '@backstage-guardrails/plugin-guardrails-react';

/** Where there is nothing to list: because of the filters, or because nobody asked yet. @internal */
export function NoDecisions(props: { onClear?: () => void }) {
  if (props.onClear) {
    return (
      <EmptyState
        title="No decision matches these filters"
        action={
          <Button variant="outlined" onClick={props.onClear}>
            Clear the filters
          </Button>
        }
      />
    );
  }
  return (
    <EmptyState
      title="No decisions yet"
      action={
        <LinkButton to="/create" variant="contained" color="primary">
          Create something
        </LinkButton>
      }
    >
      A decision is recorded whenever somebody asks for a change: from a
      template, a pipeline or the shell. You see those you asked for and those
      about what your teams own.
    </EmptyState>
  );
}
