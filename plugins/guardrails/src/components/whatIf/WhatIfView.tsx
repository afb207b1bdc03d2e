import {
  ErrorState,
  Facts,
  Section,
  Stack,
} from '@backstage-guardrails/components';
import type { WhatIfDetail } from '@backstage-guardrails/plugin-guardrails-common';
import { DigestText } from '@backstage-guardrails/plugin-guardrails-react';
import { useTranslation } from '../../translation';
import { Groups } from './Groups';
import { Progress } from './Progress';
import { Results } from './Results';
import { WhatIfCounts } from './WhatIfCounts';
import { WhatIfHead } from './WhatIfHead';
import { comparedOf } from './whatIfState';

/** A what-if; its decisions once it has ended, because they would move while they are read. @internal */
export function WhatIfView(props: {
  whatIf: WhatIfDetail;
  onChange: () => void;
}) {
  const { whatIf, onChange } = props;
  const { state, error, counts } = whatIf;
  const { t } = useTranslation();
  return (
    <Stack>
      <WhatIfHead whatIf={whatIf} onChange={onChange} />
      {state !== 'finished' && <Progress whatIf={whatIf} />}
      {error && (
        <ErrorState
          title={t('whatIf.view.failed')}
          error={Object.assign(new Error(error.message), { code: error.code })}
        />
      )}
      <WhatIfCounts whatIf={whatIf} />
      {state !== 'running' && comparedOf(counts) > 0 && (
        <>
          <Groups whatIf={whatIf} />
          <Results id={whatIf.id} />
        </>
      )}
      <ComparedWith whatIf={whatIf} />
    </Stack>
  );
}

function ComparedWith(props: { whatIf: WhatIfDetail }) {
  const { bundle, parameters } = props.whatIf;
  const { t } = useTranslation();
  if (!bundle || !parameters) return null;
  return (
    <Section title={t('whatIf.view.policy')}>
      <Facts
        items={[
          [t('whatIf.view.bundle'), bundle.revision],
          [
            t('whatIf.view.bundleDigest'),
            <DigestText
              value={bundle.digest}
              name={t('whatIf.view.bundleDigest')}
            />,
          ],
          [
            t('whatIf.view.parametersDigest'),
            <DigestText
              value={parameters.digest}
              name={t('whatIf.view.parametersDigest')}
            />,
          ],
        ]}
      />
    </Section>
  );
}
