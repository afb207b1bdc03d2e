import IconButton from '@material-ui/core/IconButton';
import { makeStyles } from '@material-ui/core/styles';
import CheckIcon from '@material-ui/icons/Check';
import CopyIcon from '@material-ui/icons/FileCopyOutlined';
import { useState } from 'react';
import useCopyToClipboard from 'react-use/esm/useCopyToClipboard';
import { useTranslation } from '../translation';

const useStyles = makeStyles(
  {
    root: { minWidth: 24, minHeight: 24, padding: 3 },
    icon: { fontSize: '0.95rem' },
  },
  { name: 'GuardrailsCopyButton' },
);

/** Copies a text and says so by its icon and label. @public */
export function CopyButton(props: { text: string; label: string }) {
  const classes = useStyles();
  const { t } = useTranslation();
  const [, copy] = useCopyToClipboard();
  const [copied, setCopied] = useState<string>();
  const done = copied === props.text;
  const label = done ? t('text.copy.done') : props.label;
  const Icon = done ? CheckIcon : CopyIcon;
  return (
    <IconButton
      className={classes.root}
      aria-label={label}
      title={label}
      onClick={() => {
        copy(props.text);
        setCopied(props.text);
      }}
    >
      <Icon className={classes.icon} />
    </IconButton>
  );
}
