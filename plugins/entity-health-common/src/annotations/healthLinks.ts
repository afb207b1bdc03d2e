import { displayText } from '@backstage-guardrails/display-text';
import { checkEndpointUrl } from './endpointUrl';
import { type HealthEndpoint, nameOf } from './parseEndpoints';
import { type DeclarationProblem, MAX_PROBLEMS } from './problems';

/** A link of `metadata.links`. @public */
export type EntityLink = { url: string; title?: string; type?: string };

/** Reads the links of type `health`, each of which is an endpoint. @public */
export function healthLinks(links: readonly EntityLink[]): {
  endpoints: HealthEndpoint[];
  problems: DeclarationProblem[];
} {
  const endpoints: HealthEndpoint[] = [];
  const problems: DeclarationProblem[] = [];
  for (const [index, link] of links.entries()) {
    if (link.type !== 'health' || problems.length >= MAX_PROBLEMS) continue;
    const checked = checkEndpointUrl(String(link.url));
    if (checked.ok) {
      const title = displayText(link.title ?? '', 63);
      endpoints.push({ name: title || nameOf(checked.url), url: checked.url });
    } else {
      const { code, message, fix } = checked;
      problems.push({ code, place: { kind: 'link', index }, message, fix });
    }
  }
  return { endpoints, problems };
}
