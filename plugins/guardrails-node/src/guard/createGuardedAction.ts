import type { TemplateAction } from '@backstage/plugin-scaffolder-node';
import { GuardrailsError } from '@backstage-guardrails/plugin-guardrails-common';
import { canonicalJson } from '@backstage-guardrails/policy-model';
import type { JsonObject } from '@backstage/types';
import type { GuardrailsService } from '../service';
import { digestOf } from './digestOf';
import { digestOfFolder } from './digestOfFolder';
import { GUARD_MARK } from './guardMark';
import { initiatorOf } from './initiatorOf';
import { requireConsent } from './requireConsent';
import { withoutSecrets } from './withoutSecrets';

/**
 * Wraps an action so that it cannot run without redeeming a grant: it asks for a decision about the
 * operation (its id and its input), mints, redeems, runs, and reports how it ended.
 *
 * Register the result instead of the action, under the same id; list the id in
 * `guardrails.guardedActions`, so that the start stops where the bare action is callable.
 * The grant is bound to what is in the task's workspace, because an action may publish or run it: a file that
 * changes while the decision is made is refused. Nothing is checkpointed: a retry or a recovered task asks again.
 *
 * Where the operation needs approval, the approval is asked for and the task ends with its address. Once it is given,
 * the same person starts the template again with the same values: with the same workspace it is the same operation.
 * @public
 */
export function createGuardedAction<
  Input extends JsonObject,
  Output extends JsonObject,
>(options: {
  action: TemplateAction<Input, Output, 'v2'>;
  guardrails: GuardrailsService;
  /** What the operation is about, from its input; only names, class and owner are looked up. */
  target?: (input: Input) => { ref?: string; environment?: string };
  /** Address of the portal, `app.baseUrl`, for links. */
  baseUrl?: string;
}): TemplateAction<Input, Output, 'v2'> {
  const { action, guardrails } = options;
  return {
    ...action,
    description: `${action.description ?? action.id} (guarded)`,
    schema: {
      ...action.schema,
      input: marked(action.schema?.input),
    },
    async handler(ctx) {
      if (ctx.isDryRun) {
        refuseDryRun(action);
        await action.handler(ctx);
        return;
      }
      const credentials = await initiatorOf(ctx);
      const request = { credentials, signal: ctx.signal };
      const workspace = () => digestOfFolder(ctx.workspacePath, ctx);
      const decidedWith = await workspace();
      const operation = {
        name: action.id,
        parameters: withoutSecrets(ctx.input, ctx.secrets),
      };
      const decision = await guardrails.decide(
        {
          evidence: { document: operation },
          format: 'operation',
          target: options.target?.(ctx.input) ?? {},
          run: {
            task: ctx.task.id,
            step: ctx.step?.id,
            template: ctx.templateInfo?.entityRef,
          },
          workspace: decidedWith,
        },
        request,
      );
      await requireConsent({
        guardrails,
        decision,
        request,
        baseUrl: options.baseUrl,
      });
      const binding = {
        task: ctx.task.id,
        plan: digestOf(canonicalJson(operation)),
        workspace: decidedWith,
      };
      const grant = await guardrails.mintGrant(
        { decision: decision.id, binding },
        request,
      );
      ctx.signal?.throwIfAborted();
      await guardrails.redeemGrant(
        grant.id,
        { ...binding, workspace: await workspace() },
        request,
      );
      // From here on the outcome is reported even when the task was cancelled meanwhile.
      const report = { credentials };
      try {
        await action.handler(ctx);
      } catch (error) {
        await guardrails.reportOutcome(
          grant.id,
          // A cancelled action may have done a part of its work.
          { status: ctx.signal?.aborted ? 'unknown' : 'failed' },
          report,
        );
        throw error;
      }
      await guardrails.reportOutcome(grant.id, { status: 'applied' }, report);
    },
  };
}

/** A keyword that JSON Schema leaves to others; validators pass over it. */
function marked<Schema extends object>(schema: Schema | undefined): Schema {
  return { ...schema, [GUARD_MARK]: true } as Schema & {
    [GUARD_MARK]: boolean;
  };
}

/** Everybody may dry-run an inline template; an action that was not made for it would act for real. */
function refuseDryRun(action: { id: string; supportsDryRun?: boolean }): void {
  if (action.supportsDryRun) return;
  throw new GuardrailsError({
    code: 'not-allowed',
    message: `${action.id} does not support a dry run.`,
  });
}
