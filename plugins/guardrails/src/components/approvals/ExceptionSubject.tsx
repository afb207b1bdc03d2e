import { Link } from '@backstage/core-components';
import { useException } from '@backstage-guardrails/plugin-guardrails-react';
import { useLinks } from '../../routing';
import { Loaded } from '../common/Loaded';
import { Section } from '../common/Section';
import { ExceptionContract } from '../exceptions/ExceptionContract';

const absent = {
  title: 'The exception is not yours to read',
  children: 'Ask whoever asked for it, or the owner of its target.',
};

/** The exception that consent is asked for. @internal */
export function ExceptionSubject(props: { exception: string }) {
  const links = useLinks();
  const exception = useException(props.exception);
  return (
    <Section
      title="What would be waived"
      aside={<Link to={links.exception(props.exception)}>The exception</Link>}
    >
      <Loaded remote={exception} of="the exception" absent={absent}>
        {detail => <ExceptionContract detail={detail} />}
      </Loaded>
    </Section>
  );
}
