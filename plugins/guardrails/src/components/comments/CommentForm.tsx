import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import {
  Buttons,
  ErrorState,
  Field,
  useAction,
} from '@backstage-guardrails/components';
import { COMMENT_LENGTH } from '@backstage-guardrails/plugin-guardrails-common';
import { type ReactNode, useState } from 'react';
import { useTranslation } from '../../translation';

const useStyles = makeStyles(
  theme => ({
    root: {
      display: 'flex',
      flexDirection: 'column',
      gap: theme.spacing(1),
    },
  }),
  { name: 'GuardrailsCommentForm' },
);

/** Writes a comment, or another text for one. What was typed stays where it is refused. @internal */
export function CommentForm(props: {
  /** Accessible name of the form. */
  name: string;
  text?: string;
  submit: string;
  /** What was not done where it fails. */
  failure: string;
  run: (text: string) => Promise<unknown>;
  onDone: () => void;
  /** Beside the button that submits. */
  children?: ReactNode;
}) {
  const classes = useStyles();
  const { t } = useTranslation();
  const [text, setText] = useState(props.text ?? '');
  const { state, run } = useAction();
  const running = state.status === 'running';
  const written = text.trim();
  const length = Array.from(written).length;
  const tooLong =
    length > COMMENT_LENGTH
      ? t('comments.field.tooLong', {
          number: String(length),
          longest: String(COMMENT_LENGTH),
        })
      : undefined;
  const missing = length === 0 ? t('comments.field.missing') : tooLong;
  return (
    <form
      className={classes.root}
      aria-label={props.name}
      onSubmit={async event => {
        event.preventDefault();
        if (missing || running) return;
        if (await run(() => props.run(written))) {
          setText(props.text ?? '');
          props.onDone();
        }
      }}
    >
      <Field
        label={t('comments.field.label')}
        value={text}
        onChange={setText}
        lines={2}
        // a character can take two places in the field
        longest={COMMENT_LENGTH * 2}
        help={tooLong ?? t('comments.field.help')}
      />
      <Buttons>
        <Button
          type="submit"
          size="small"
          variant="outlined"
          color="primary"
          disabled={running || missing !== undefined}
          title={missing}
        >
          {props.submit}
        </Button>
        {props.children}
      </Buttons>
      {state.status === 'failed' && (
        <ErrorState title={props.failure} error={state.error} />
      )}
    </form>
  );
}
