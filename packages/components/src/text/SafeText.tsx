import { makeStyles } from '@material-ui/core/styles';
import { escapeForDisplay } from '@backstage-guardrails/display-text';
import { Fragment } from 'react';
import { useTranslation } from '../translation';

const useStyles = makeStyles(
  theme => ({
    text: { overflowWrap: 'anywhere', unicodeBidi: 'isolate' },
    escape: {
      borderRadius: 2,
      padding: '0 1px',
      fontFamily: 'monospace',
      background: theme.palette.action.selected,
      color: theme.palette.text.primary,
    },
  }),
  { name: 'GuardrailsSafeText' },
);

/**
 * Text that came from evidence. It is shown as text, never as HTML, and characters that cannot be seen
 * (control characters, bidirectional overrides, zero-width ones) are shown as visible escapes,
 * so that no address or value can pass for another.
 * @public
 */
export function SafeText(props: { children: string }) {
  const classes = useStyles();
  return (
    <bdi className={classes.text}>
      {Array.from(pieces(props.children), ({ text, escaped }, index) =>
        escaped ? (
          <Escape key={index} text={text} />
        ) : (
          <Fragment key={index}>{text}</Fragment>
        ),
      )}
    </bdi>
  );
}

function Escape(props: { text: string }) {
  const classes = useStyles();
  const { t } = useTranslation();
  return (
    <span className={classes.escape} title={t('text.invisible')}>
      {props.text}
    </span>
  );
}

/** Runs of plain text and of escapes, in order. */
function* pieces(raw: string): Generator<{ text: string; escaped: boolean }> {
  if (escapeForDisplay(raw) === raw) {
    yield { text: raw, escaped: false };
    return;
  }
  let plain = '';
  for (const character of raw) {
    const shown = escapeForDisplay(character);
    if (shown === character) {
      plain += character;
    } else {
      if (plain) yield { text: plain, escaped: false };
      plain = '';
      yield { text: shown, escaped: true };
    }
  }
  if (plain) yield { text: plain, escaped: false };
}
