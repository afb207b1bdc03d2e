import {
  Age,
  SafeText,
  Facts,
  Section,
} from '@backstage-guardrails/components';
import type { Decision } from '@backstage-guardrails/policy-model';
import {
  DigestText,
  useDescribeFormat,
} from '@backstage-guardrails/plugin-guardrails-react';
import { useTranslation } from '../../translation';

/** On what the verdict rests, in short. @internal */
export function Evidence(props: { decision: Decision }) {
  const { t } = useTranslation();
  const { source, evaluatedAt, fingerprint, verdict } = props.decision;
  const describeFormat = useDescribeFormat();
  return (
    <Section title={t('decision.evidence.title')}>
      <Facts
        items={[
          [
            t('decision.evidence.format'),
            <SafeText>{describeFormat(source.format)}</SafeText>,
          ],
          [
            t('decision.evidence.digest'),
            <DigestText
              value={source.digest}
              name={t('decision.evidence.digest.name')}
            />,
          ],
          [
            t('decision.evidence.tool'),
            source.tool ? (
              <SafeText>
                {`${source.tool.name} ${source.tool.version ?? ''}`.trim()}
              </SafeText>
            ) : (
              t('decision.evidence.tool.unknown')
            ),
          ],
          [t('decision.evidence.evaluated'), <Age at={evaluatedAt} />],
          [t('decision.evidence.bundle'), verdict.bundle.revision],
          [
            t('decision.evidence.fingerprint'),
            <DigestText
              value={fingerprint}
              name={t('decision.evidence.fingerprint.name')}
            />,
          ],
        ]}
      />
    </Section>
  );
}
