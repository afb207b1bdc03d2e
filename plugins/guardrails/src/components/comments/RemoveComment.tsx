import { useApi } from '@backstage/core-plugin-api';
import Button from '@material-ui/core/Button';
import { FormDialog } from '@backstage-guardrails/components';
import type { Comment } from '@backstage-guardrails/plugin-guardrails-common';
import { guardrailsApiRef } from '@backstage-guardrails/plugin-guardrails-react';
import { useState } from 'react';
import { useTranslation } from '../../translation';

/** Erases the text of a comment, once that is confirmed. @internal */
export function RemoveComment(props: {
  comment: Pick<Comment, 'id' | 'author'>;
  onDone: () => void;
}) {
  const { comment } = props;
  const api = useApi(guardrailsApiRef);
  const { t } = useTranslation();
  const [asking, setAsking] = useState(false);
  return (
    <>
      <Button
        size="small"
        aria-label={t('comments.remove.name', { person: comment.author })}
        onClick={() => setAsking(true)}
      >
        {t('comments.remove.action')}
      </Button>
      {asking && (
        <FormDialog
          title={t('comments.remove.title')}
          action={t('comments.remove.action')}
          failure={t('comments.remove.failed')}
          dangerous
          run={() => api.removeComment(comment.id)}
          onDone={() => {
            setAsking(false);
            props.onDone();
          }}
          onClose={() => setAsking(false)}
        >
          {t('comments.remove.text')}
        </FormDialog>
      )}
    </>
  );
}
