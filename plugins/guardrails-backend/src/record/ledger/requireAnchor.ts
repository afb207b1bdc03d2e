import type { LedgerAnchor } from '@backstage-guardrails/plugin-guardrails-node';
import { InputError } from '@backstage/errors';
import type { LedgerConfig } from '../../base/config';

/**
 * In production a log without an anchor proves nothing against whoever administers the database, and that is for the
 * operator to accept in words, not for us to pass over.
 * @internal
 */
export function requireAnchor(options: {
  anchors: LedgerAnchor[];
  config: Pick<LedgerConfig, 'unanchored'>;
  production?: boolean;
}): void {
  const { anchors, config } = options;
  const production =
    options.production ?? process.env.NODE_ENV === 'production';
  const ids = anchors.map(({ id }) => id);
  const twice = ids.find((id, index) => ids.indexOf(id) !== index);
  if (twice !== undefined) {
    throw new InputError(`guardrails.ledger.anchors: ${twice} is there twice`);
  }
  if (anchors.length > 0 || config.unanchored || !production) return;
  throw new InputError(
    "guardrails.ledger.anchors: in production something outside has to hold checkpoints (file, git or witness). To go without, set guardrails.ledger.unanchored to 'accepted': an administrator of the database can then rewrite history",
  );
}
