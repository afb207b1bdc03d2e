import type {
  BackstageCredentials,
  BackstageUserPrincipal,
} from '@backstage/backend-plugin-api';

/**
 * Who stood between the person and this plugin: nobody where the person acted in a session of their own. A token made
 * from these credentials names this plugin alone, so whoever sends one states the chain beside it.
 * @public
 */
export function actorChainOf(
  credentials: Pick<BackstageCredentials, 'principal'>,
): string[] {
  const { actor } = credentials.principal as Partial<BackstageUserPrincipal>;
  return actor ? [actor.subject] : [];
}
