import type { Entity } from '@backstage/catalog-model';
import { SafeText, Facts, Section } from '@backstage-guardrails/components';
import { useLinks } from '../../routing';
import { Link } from '@backstage/core-components';
import { shortId } from '@backstage-guardrails/plugin-guardrails-react';
import { useTranslation } from '../../translation';

/** How an entity came into being, where a template provisioned it. @internal */
export function Provisioned(props: { entity: Entity }) {
  const links = useLinks();
  const { t } = useTranslation();
  const annotations = props.entity.metadata.annotations ?? {};
  const decision = annotations['guardrails/decision'];
  const module = annotations['guardrails/module'];
  const environment = annotations['guardrails/environment'];
  if (!decision && !module) return null;
  return (
    <Section title={t('compliance.provisioned.title')}>
      <Facts
        items={[
          [
            t('compliance.provisioned.decision'),
            decision && (
              <Link to={links.decision(decision)}>
                <code>{shortId(decision)}</code>
              </Link>
            ),
          ],
          [
            t('compliance.provisioned.module'),
            module && <SafeText>{module}</SafeText>,
          ],
          [
            t('compliance.provisioned.environment'),
            environment && <SafeText>{environment}</SafeText>,
          ],
        ]}
      />
    </Section>
  );
}
