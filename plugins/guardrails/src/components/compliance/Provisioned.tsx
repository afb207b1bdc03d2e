import type { Entity } from '@backstage/catalog-model';
import { StructuredMetadataTable } from '@backstage/core-components';
import { useLinks } from '../../routing';
import { Link } from '@backstage/core-components';
import {
  SafeText,
  shortId,
} from '@backstage-guardrails/plugin-guardrails-react';
import { Section } from '../common/Section';

/** How an entity came into being, where a template provisioned it. @internal */
export function Provisioned(props: { entity: Entity }) {
  const links = useLinks();
  const annotations = props.entity.metadata.annotations ?? {};
  const decision = annotations['guardrails/decision'];
  const module = annotations['guardrails/module'];
  const environment = annotations['guardrails/environment'];
  if (!decision && !module) return null;
  return (
    <Section title="Provisioned">
      <StructuredMetadataTable
        metadata={{
          ...(decision && {
            decision: (
              <Link to={links.decision(decision)}>
                <code>{shortId(decision)}</code>
              </Link>
            ),
          }),
          ...(module && { module: <SafeText>{module}</SafeText> }),
          ...(environment && {
            environment: <SafeText>{environment}</SafeText>,
          }),
        }}
      />
    </Section>
  );
}
