import type {
  Comment,
  Page,
} from '@backstage-guardrails/plugin-guardrails-common';
import { PAGE_SIZE, type RouteTools } from '../../http';
import type { Caller } from '../../identity/actors';

/** What can be done with comments. @internal */
type Comments = {
  list(
    caller: Caller,
    request: { decision: string; limit: number; cursor?: string },
  ): Promise<Page<Comment>>;
  add(
    caller: Caller,
    request: { decision: string; text: string },
  ): Promise<Comment>;
  edit(caller: Caller, request: { id: string; text: string }): Promise<Comment>;
  remove(caller: Caller, request: { id: string }): Promise<Comment>;
};

/** Comments on a decision; the audit names them without their text. @internal */
export function addCommentRoutes(
  { router, during }: RouteTools,
  { comments }: { comments: Comments },
): void {
  router.get('/decisions/:id/comments', async (request, response) => {
    const { id: decision } = request.params;
    const { limit = PAGE_SIZE, cursor } = request.query;
    const page = await during(
      request,
      { id: 'comment-list', meta: { decision } },
      caller => comments.list(caller, { decision, limit, cursor }),
    );
    response.json(page);
  });

  router.post('/decisions/:id/comments', async (request, response) => {
    const { id: decision } = request.params;
    const comment = await during(
      request,
      { id: 'comment-add', severity: 'medium', meta: { decision } },
      async (caller, note) => {
        const { text } = request.body;
        const added = await comments.add(caller, { decision, text });
        note({ comment: added.id });
        return added;
      },
    );
    response.status(201).json(comment);
  });

  router.put('/comments/:id', async (request, response) => {
    const { id } = request.params;
    const comment = await during(
      request,
      { id: 'comment-edit', severity: 'medium', meta: { comment: id } },
      caller => comments.edit(caller, { id, text: request.body.text }),
    );
    response.json(comment);
  });

  router.delete('/comments/:id', async (request, response) => {
    const { id } = request.params;
    const comment = await during(
      request,
      { id: 'comment-remove', severity: 'medium', meta: { comment: id } },
      caller => comments.remove(caller, { id }),
    );
    response.json(comment);
  });
}
