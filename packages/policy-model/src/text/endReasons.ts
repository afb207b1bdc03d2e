/** Why an exception or an approval ends when rules change: they differ, or nothing can be compared. @public */
export type EndReason =
  | 'rule-removed'
  | 'level-differs'
  | 'findings-differ'
  | 'nothing-covered'
  | 'obligations-differ'
  | 'decision-gone'
  | 'input-gone'
  | 'input-differs'
  | 'bundle-gone'
  | 'parameters-gone'
  | 'snapshot-gone'
  | 'not-reproduced'
  | 'not-evaluated';

const sentences: Record<EndReason, string> = {
  'rule-removed': 'the rules in force have no such rule',
  'level-differs': 'the rule has another level, or a higher severity',
  'findings-differ':
    'the rule finds something else in the change that it was granted for',
  'nothing-covered':
    'it covers nothing that the rule finds in the change that it was granted for',
  'obligations-differ': 'other people have to approve the change now',
  'decision-gone':
    'the ledger has no entry of the decision that it was granted for',
  'input-gone':
    'the input of the decision that it was granted for is not stored any more',
  'input-differs': 'the stored input is not the one that it was granted for',
  'bundle-gone': 'the bundle that it was granted with is not stored any more',
  'parameters-gone':
    'the parameters that it was granted with are not stored any more',
  'snapshot-gone':
    'the exceptions that it was granted beside are not stored any more',
  'not-reproduced': 'the stored bundle does not find what it was granted for',
  'not-evaluated': 'the rules could not be evaluated; this is tried again',
};

/** Such a reason as the rest of a sentence that begins with what ended. @public */
export function endReasonText(reason: string): string {
  return Object.hasOwn(sentences, reason)
    ? sentences[reason as EndReason]
    : 'the rule changed';
}
