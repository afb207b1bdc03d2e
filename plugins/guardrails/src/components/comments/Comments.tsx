import { useApi } from '@backstage/core-plugin-api';
import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import { Loaded, Section } from '@backstage-guardrails/components';
import type {
  Comment,
  Page,
} from '@backstage-guardrails/plugin-guardrails-common';
import {
  guardrailsApiRef,
  useGuardrails,
} from '@backstage-guardrails/plugin-guardrails-react';
import { useRef, useState } from 'react';
import { useTranslation } from '../../translation';
import { CommentForm } from './CommentForm';
import { CommentItem } from './CommentItem';
import { FIRST, loadComments, MOST } from './loadComments';

const useStyles = makeStyles(
  theme => ({
    list: { margin: theme.spacing(0, 0, 2), padding: 0, listStyle: 'none' },
  }),
  { name: 'GuardrailsComments' },
);

/** What people write to one another about a decision: the oldest first, and a form below the newest. @internal */
export function Comments(props: { decision: string }) {
  const { decision } = props;
  const api = useApi(guardrailsApiRef);
  const { t } = useTranslation();
  const [added, setAdded] = useState(false);
  // Not a part of the key: what is shown stays while more is loaded.
  const wanted = useRef(FIRST);
  const comments = useGuardrails(
    ['comments', decision],
    (client, options) =>
      loadComments(client, { decision, wanted: wanted.current }, options),
    { live: true },
  );
  return (
    <Section title={t('comments.title')}>
      <Loaded remote={comments} of={t('comments.of')}>
        {(page, reload) => (
          <>
            <CommentList
              page={page}
              onChange={reload}
              onMore={() => {
                wanted.current = page.items.length + FIRST;
                reload();
              }}
            />
            <CommentForm
              name={t('comments.add.action')}
              submit={t('comments.add.action')}
              failure={t('comments.add.failed')}
              run={async text => {
                setAdded(false);
                await api.addComment(decision, { text });
              }}
              onDone={() => {
                setAdded(true);
                // It is the newest: without all others before it, it would not be seen.
                wanted.current = MOST;
                reload();
              }}
            />
            <Typography variant="body2" aria-live="polite">
              {added && t('comments.add.done')}
            </Typography>
          </>
        )}
      </Loaded>
    </Section>
  );
}

function CommentList(props: {
  page: Page<Comment>;
  onChange: () => void;
  onMore: () => void;
}) {
  const { page, onChange, onMore } = props;
  const classes = useStyles();
  const { t } = useTranslation();
  if (page.items.length === 0) {
    return (
      <Typography variant="body2" color="textSecondary" paragraph>
        {t('comments.none')}
      </Typography>
    );
  }
  return (
    <>
      <ol className={classes.list} aria-label={t('comments.label')}>
        {page.items.map(comment => (
          <CommentItem key={comment.id} comment={comment} onChange={onChange} />
        ))}
      </ol>
      {page.nextCursor !== undefined && (
        <Button size="small" variant="outlined" onClick={onMore}>
          {t('comments.more')}
        </Button>
      )}
    </>
  );
}
