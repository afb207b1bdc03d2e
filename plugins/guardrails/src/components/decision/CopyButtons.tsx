import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import type { DecisionDetail } from '@backstage-guardrails/plugin-guardrails-common';
import useCopyToClipboard from 'react-use/esm/useCopyToClipboard';
import { useState } from 'react';
import { useTranslation } from '../../translation';

const useStyles = makeStyles(
  theme => ({
    root: { display: 'flex', gap: theme.spacing(1) },
  }),
  { name: 'GuardrailsCopyButtons' },
);

/** Copies the permanent address, or the whole decision as JSON. @internal */
export function CopyButtons(props: { detail: DecisionDetail }) {
  const classes = useStyles();
  const { t } = useTranslation();
  const [, copy] = useCopyToClipboard();
  const [copied, setCopied] = useState<'link' | 'json'>();
  return (
    <div className={classes.root}>
      <Button
        size="small"
        variant="outlined"
        onClick={() => {
          copy(window.location.href);
          setCopied('link');
        }}
      >
        {copied === 'link'
          ? t('decision.copy.link.done')
          : t('decision.copy.link')}
      </Button>
      <Button
        size="small"
        variant="outlined"
        onClick={() => {
          copy(JSON.stringify(props.detail, null, 2));
          setCopied('json');
        }}
      >
        {copied === 'json'
          ? t('decision.copy.json.done')
          : t('decision.copy.json')}
      </Button>
    </div>
  );
}
