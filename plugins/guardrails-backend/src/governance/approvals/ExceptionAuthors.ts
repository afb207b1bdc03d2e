/** What approvals need of exceptions. @internal */
export interface ExceptionAuthors {
  /** People who asked for or granted these exceptions: authors of what rests on them. */
  authorsOf(
    exceptions: string[],
  ): Promise<{ person: string; duty: 'author' | 'approve' }[]>;
}
