import {
  approvalDecidePermission,
  delegationManagePermission,
  GuardrailsError,
  type ApprovalDetail,
  type ConsentKind,
} from '@backstage-guardrails/plugin-guardrails-common';
import type { AccessControl } from '../access';
import type { Caller } from '../actors';
import type { People } from '../people';
import type { RouteTools } from '../../http';
import type { Enrolment } from './Enrolment';
import type { Passkeys } from './Passkeys';

/** @internal */
export type PasskeyRouteDeps = {
  access: AccessControl;
  people: People;
  approvals: { get(caller: Caller, id: string): Promise<ApprovalDetail> };
  passkeys: Passkeys;
  enrolment: Enrolment;
};

/** A person's own passkeys, and challenges to sign. Humans in their own session only. @internal */
export function addPasskeyRoutes(
  { router, during }: RouteTools,
  deps: PasskeyRouteDeps,
): void {
  const { access, people, approvals, passkeys, enrolment } = deps;

  const owner = async (caller: Caller) => {
    await access.require(delegationManagePermission, caller.credentials);
    return people.human(caller);
  };
  router.get('/passkeys', async (request, response) => {
    const items = await during(request, { id: 'passkey-list' }, async caller =>
      passkeys.list(await owner(caller)),
    );
    response.json({ items });
  });

  router.post('/passkeys/challenge', async (request, response) => {
    const { purpose, approval, kind } = request.body;
    const options = await during(
      request,
      { id: 'passkey-challenge', meta: { purpose } },
      async caller => {
        if (purpose === 'consent') {
          await access.require(approvalDecidePermission, caller.credentials);
          const human = await people.human(caller);
          const { id, kind: wanted } = named({ approval, kind });
          const detail = await approvals.get(caller, id);
          if (!detail.eligibility.canDecide) {
            const { code, reason } = detail.eligibility;
            throw new GuardrailsError({ code, message: reason });
          }
          return passkeys.consentChallenge(human, detail, wanted);
        }
        const human = await owner(caller);
        await enrolment.requireFresh(request.headers.authorization);
        return passkeys.enrolChallenge(human);
      },
    );
    response.json(options);
  });

  router.post('/passkeys', async (request, response) => {
    const passkey = await during(
      request,
      { id: 'passkey-enrol', severity: 'high' },
      async caller => {
        const human = await owner(caller);
        await enrolment.requireFresh(request.headers.authorization);
        return enrolment.enrol(human, request.body);
      },
    );
    response.status(201).json(passkey);
  });

  router.delete('/passkeys/:id', async (request, response) => {
    const { id } = request.params;
    await during(
      request,
      { id: 'passkey-revoke', severity: 'high', meta: { passkey: id } },
      async caller => enrolment.revoke(await owner(caller), id),
    );
    response.status(204).end();
  });
}

function named(body: { approval?: string; kind?: ConsentKind }) {
  if (body.approval !== undefined && body.kind !== undefined) {
    return { id: body.approval, kind: body.kind };
  }
  throw new GuardrailsError({
    code: 'bad-request',
    message: 'A challenge for an approval needs the approval and the kind.',
  });
}
