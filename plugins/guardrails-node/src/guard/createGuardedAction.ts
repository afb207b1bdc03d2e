import type { TemplateAction } from '@backstage/plugin-scaffolder-node';
import { GuardrailsError } from '@backstage-guardrails/plugin-guardrails-common';
import { canonicalJson } from '@backstage-guardrails/policy-model';
import type { JsonObject } from '@backstage/types';
import { findSecretInputs } from '../secrets';
import { onlySecrets, withoutReadableSecrets } from '../secrets/guardSecrets';
import { type GuardrailsService, reportOutcome } from '../service';
import { describeOperation } from './describeOperation';
import { computeDigest } from './computeDigest';
import { digestFolder } from './digestFolder';
import { GUARD_MARK } from './guardMark';
import { requireInitiator } from './requireInitiator';
import { requireConsent } from './requireConsent';

/**
 * Wraps an action so that it cannot run without redeeming a grant: it asks for a decision about the
 * operation (its id and its input), mints, redeems, runs, and reports how it ended.
 *
 * Register the result instead of the action, under the same id; list the id in
 * `guardrails.guardedActions`, so that the start stops where the bare action is callable.
 * The grant is bound to what is in the task's workspace, because an action may publish or run it: a file that
 * changes while the decision is made is refused. Nothing is checkpointed: a retry or a recovered task asks again.
 *
 * What of the input comes from secrets is read from the template's own text. Such a value is not evaluated and not
 * recorded; a seal binds it, and a rule that reads it cannot evaluate, so the operation needs approval. A value that
 * merely equals a secret is evaluated as it is.
 *
 * Where the operation needs approval, the approval is asked for and the task ends with its address. Once it is given,
 * the same person starts the template again with the same values and secrets: with the same workspace it is the same
 * operation.
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
  /**
   * Names of the task's secrets that the action reads from its context itself. They are sealed with the operation,
   * so consent holds for exactly them; reading any other one fails. Secrets in the input need not be named.
   */
  secrets?: string[];
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
      const credentials = await requireInitiator(ctx);
      const request = { credentials, signal: ctx.signal };
      const steps = await guardrails.getTaskSteps(ctx.task.id);
      const secrets = onlySecrets({
        secrets: ctx.secrets,
        names: options.secrets ?? [],
        action: action.id,
      });
      // What runs is this copy, whatever becomes of the object that others hold as well.
      const input = structuredClone(ctx.input);
      const secretInputsOf = (current: Input) =>
        findSecretInputs({
          steps,
          step: ctx.step?.id,
          action: action.id,
          input: current,
        });
      const describe = (current: Input) =>
        describeOperation({
          guardrails,
          name: action.id,
          input: current,
          secretInputs: secretInputsOf(current),
          read: chosen(secrets, options.secrets),
          request,
        });
      // Sealed, because templates render secrets into files, and a digest of the folder would let others try values.
      const workspace = async () => {
        const digest = await digestFolder(ctx.workspacePath, ctx);
        const [seal] = await guardrails.seal([digest], request);
        return computeDigest(seal);
      };
      const decidedWith = await workspace();
      const operation = await describe(input);
      const decision = await guardrails.decide(
        {
          evidence: { document: operation },
          format: 'operation',
          target:
            options.target?.(
              withoutReadableSecrets(input, secretInputsOf(input)),
            ) ?? {},
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
        plan: computeDigest(canonicalJson(operation)),
        workspace: decidedWith,
      };
      const grant = await guardrails.mintGrant(
        { decision: decision.id, binding },
        request,
      );
      ctx.signal?.throwIfAborted();
      await guardrails.redeemGrant(
        grant.id,
        {
          ...binding,
          plan: computeDigest(canonicalJson(await describe(ctx.input))),
          workspace: await workspace(),
        },
        request,
      );
      // From here on the outcome is reported even when the task was cancelled meanwhile.
      const report = (status: 'applied' | 'failed' | 'unknown') =>
        reportOutcome({
          guardrails,
          grant: grant.id,
          outcome: { status },
          credentials,
          logger: ctx.logger,
        });
      try {
        await action.handler({ ...ctx, input, secrets });
      } catch (error) {
        // A cancelled action may have done a part of its work.
        await report(ctx.signal?.aborted ? 'unknown' : 'failed');
        throw error;
      }
      await report('applied');
    },
  };
}

/** Those of the named secrets that the task has. */
function chosen(
  secrets: Record<string, string>,
  names: string[] = [],
): Record<string, string> {
  return Object.fromEntries(
    names
      .filter(name => Object.hasOwn(secrets, name))
      .map(name => [name, secrets[name]]),
  );
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
