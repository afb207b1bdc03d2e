import type { LoggerService } from '@backstage/backend-plugin-api';

/**
 * Something outside of the code that a promise of the security model rests on: where keys are kept, which permissions
 * are set. `id` is stable and in kebab case; `fix` says what to do, in one sentence.
 * @public
 */
export type Condition = { id: string; title: string } & (
  | { fulfilled: true }
  | { fulfilled: false; fix: string }
);

/**
 * The start-up report: one line for each condition, fulfilled or not, so that an operator sees at start which
 * promises hold here.
 * @public
 */
export function reportConditions(
  logger: Pick<LoggerService, 'info' | 'warn'>,
  conditions: Condition[],
): void {
  for (const condition of conditions) {
    const { id, title } = condition;
    if (condition.fulfilled) {
      logger.info(`Security condition fulfilled: ${title}`, {
        condition: id,
      });
    } else {
      logger.warn(
        `Security condition not fulfilled: ${title}. ${condition.fix}`,
        { condition: id },
      );
    }
  }
}
