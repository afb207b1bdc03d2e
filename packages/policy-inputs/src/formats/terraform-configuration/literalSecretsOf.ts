import {
  secretInPlainText,
  type External,
} from '../../configuration/externals';
import { isRecord } from '../../evidence/isRecord';
import { redactSecrets } from '../../secrets/redactSecrets';
import { blocks } from './blocks';

/**
 * Secrets written down in a file. Expressions are no literals: `password = var.password` is how it should be.
 * @internal
 */
export function literalSecretsOf(
  module: string,
  document: Record<string, unknown>,
): External[] {
  const literals = withoutExpressions(document);
  // A variable's name is what tells that its default is a secret.
  const defaults = Object.fromEntries(
    blocks(document.variable, 1).map(({ labels, body }) => [
      labels[0],
      withoutExpressions(body.default),
    ]),
  );
  const { found } = redactSecrets({
    type: '',
    before: undefined,
    after: { ...(isRecord(literals) && literals), variable: defaults },
  });
  return found.map(({ path, detector }) =>
    secretInPlainText({ address: module, detector, path }),
  );
}

/** A copy in which every text with an interpolation is empty, unless more than the interpolation stands there. */
function withoutExpressions(node: unknown): unknown {
  if (typeof node === 'string') {
    return /^\$\{[^]*\}$/.test(node) ? '' : node;
  }
  if (Array.isArray(node)) return node.map(withoutExpressions);
  if (!isRecord(node)) return node;
  return Object.fromEntries(
    Object.entries(node).map(([key, child]) => [
      key,
      withoutExpressions(child),
    ]),
  );
}
