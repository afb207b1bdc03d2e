import type { Entity } from '@backstage/catalog-model';

const kinds = ['system', 'domain', 'group'];

/** Whether other entities belong to it, whose findings are added up on its page. @internal */
export function isGrouping({ kind }: Entity): boolean {
  return kinds.includes(kind.toLocaleLowerCase('en-US'));
}
