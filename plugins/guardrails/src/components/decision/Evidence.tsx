import type { Decision } from '@backstage-guardrails/policy-model';
import {
  Age,
  describeFormat,
  DigestText,
  SafeText,
} from '@backstage-guardrails/plugin-guardrails-react';
import { Facts } from '../common/Facts';
import { Section } from '../common/Section';

/** On what the verdict rests, in short. @internal */
export function Evidence(props: { decision: Decision }) {
  const { source, evaluatedAt, fingerprint, verdict } = props.decision;
  return (
    <Section title="On what evidence">
      <Facts
        items={[
          ['Evidence', <SafeText>{describeFormat(source.format)}</SafeText>],
          [
            'Its digest',
            <DigestText value={source.digest} name="the evidence digest" />,
          ],
          [
            'Made by',
            source.tool ? (
              <SafeText>
                {`${source.tool.name} ${source.tool.version ?? ''}`.trim()}
              </SafeText>
            ) : (
              'not said'
            ),
          ],
          ['Judged', <Age at={evaluatedAt} />],
          ['By the rules of revision', verdict.bundle.revision],
          [
            'Fingerprint',
            <DigestText value={fingerprint} name="the fingerprint" />,
          ],
        ]}
      />
    </Section>
  );
}
