import { useApi } from '@backstage/core-plugin-api';
import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import { Age, Buttons } from '@backstage-guardrails/components';
import type { Comment } from '@backstage-guardrails/plugin-guardrails-common';
import { guardrailsApiRef } from '@backstage-guardrails/plugin-guardrails-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from '../../translation';
import { Actor } from '../common/Actor';
import { CommentForm } from './CommentForm';
import { CommentText } from './CommentText';
import { RemoveComment } from './RemoveComment';

const useStyles = makeStyles(
  theme => ({
    root: {
      padding: theme.spacing(1, 0),
      borderBottom: `1px solid ${theme.palette.divider}`,
    },
    head: {
      display: 'flex',
      flexWrap: 'wrap',
      gap: theme.spacing(0, 1),
      fontSize: theme.typography.body2.fontSize,
      color: theme.palette.text.secondary,
    },
  }),
  { name: 'GuardrailsCommentItem' },
);

/** A comment with what its reader can do with it, or what is left of one that was removed. @internal */
export function CommentItem(props: { comment: Comment; onChange: () => void }) {
  const { comment, onChange } = props;
  const classes = useStyles();
  const { t } = useTranslation();
  const item = useRef<HTMLLIElement>(null);
  const focus = useRef(false);
  // What had the focus is gone by then; the comment is still there, also once it is removed. Once more when its new state
  // is shown, because a dialog gives the focus back to a button that goes.
  const changed = () => {
    focus.current = true;
    item.current?.focus();
    onChange();
  };
  useEffect(() => {
    if (!focus.current) return;
    focus.current = false;
    item.current?.focus();
  }, [comment]);
  return (
    <li ref={item} tabIndex={-1} className={classes.root}>
      <div className={classes.head}>
        <Actor reference={comment.author} />
        <Age at={comment.at} />
        {comment.state === 'shown' && comment.editedAt && (
          <span>
            {t('comments.edited', { at: <Age at={comment.editedAt} /> })}
          </span>
        )}
      </div>
      {comment.state === 'shown' ? (
        <Shown comment={comment} onChange={changed} />
      ) : (
        <Typography variant="body2" color="textSecondary">
          {t('comments.remove.by', {
            person: <Actor reference={comment.removedBy} />,
            at: <Age at={comment.removedAt} />,
          })}
        </Typography>
      )}
    </li>
  );
}

function Shown(props: {
  comment: Extract<Comment, { state: 'shown' }>;
  onChange: () => void;
}) {
  const { comment, onChange } = props;
  const api = useApi(guardrailsApiRef);
  const { t } = useTranslation();
  const [editing, setEditing] = useState(false);
  const done = () => {
    setEditing(false);
    onChange();
  };
  if (editing) {
    return (
      <CommentForm
        name={t('comments.edit.name')}
        text={comment.text}
        submit={t('comments.edit.submit')}
        failure={t('comments.edit.failed')}
        run={text => api.editComment(comment.id, { text })}
        onDone={done}
      >
        <Button size="small" onClick={done}>
          {t('comments.edit.cancel')}
        </Button>
      </CommentForm>
    );
  }
  return (
    <>
      <CommentText>{comment.text}</CommentText>
      {(comment.editableUntil || comment.removable) && (
        <Buttons>
          {comment.editableUntil && (
            <Button
              size="small"
              aria-label={t('comments.edit.name')}
              onClick={() => setEditing(true)}
            >
              {t('comments.edit.action')}
            </Button>
          )}
          {comment.removable && (
            <RemoveComment comment={comment} onDone={onChange} />
          )}
        </Buttons>
      )}
    </>
  );
}
