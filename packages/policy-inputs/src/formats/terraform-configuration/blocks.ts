import { isRecord } from '../../evidence/isRecord';

/** A block with its labels. */
type Block = { labels: string[]; body: Record<string, unknown> };

/**
 * Blocks of one kind, however deep their labels nest. In the JSON form of HCL a list may stand at every
 * level, and means that all of its items are there.
 * @internal
 */
export function blocks(node: unknown, labelCount: number): Block[] {
  if (Array.isArray(node)) {
    return node.flatMap(item => blocks(item, labelCount));
  }
  if (!isRecord(node)) return [];
  if (labelCount === 0) return [{ labels: [], body: node }];
  return Object.entries(node).flatMap(([label, inner]) =>
    blocks(inner, labelCount - 1).map(({ labels, body }) => ({
      labels: [label, ...labels],
      body,
    })),
  );
}
