import { useException } from '@backstage-guardrails/plugin-guardrails-react';
import { useParams } from 'react-router-dom';
import { Loaded } from '../common/Loaded';
import { ExceptionView } from './ExceptionView';

const absent = {
  title: 'There is no such exception, or it is not yours to read',
  children:
    'An exception is shown to whoever asked for it, to those who decide on it, and to the team that owns its target.',
};

/** The exception that the address names. @internal */
export function ExceptionContent() {
  const { id = '' } = useParams();
  const exception = useException(id);
  return (
    <Loaded remote={exception} of="the exception" absent={absent}>
      {(detail, reload) => <ExceptionView detail={detail} onChange={reload} />}
    </Loaded>
  );
}
