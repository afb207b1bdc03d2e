import { escapeForDisplay } from '@backstage-guardrails/display-text';

const PLAIN = /^[A-Za-z_][A-Za-z0-9_]*$/;

/** Path segments as people write them: `ingress[0].cidr_blocks[1]`, `tags["cost-center"]`. @public */
export function renderPath(segments: (string | number)[]): string {
  let path = '';
  for (const segment of segments) {
    if (typeof segment === 'number') path += `[${segment}]`;
    else if (!PLAIN.test(segment)) {
      path += `[${escapeForDisplay(JSON.stringify(segment))}]`;
    } else path += path === '' ? segment : `.${segment}`;
  }
  return path;
}
