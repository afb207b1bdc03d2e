import type {
  AuthService,
  DiscoveryService,
} from '@backstage/backend-plugin-api';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import { recordInCatalog, waitForCatalog } from '../catalog';
import type { Provisioning } from '../flow';
import { recordExamples } from './examples';
import { toStepRequest } from './toStepRequest';

const ID = 'guardrails:catalog:record';

/** `guardrails:catalog:record`: shows the result of an applied decision in the catalog. @public */
export function createCatalogRecordAction(options: {
  provisioning: Pick<
    Provisioning,
    'auth' | 'betweenSteps' | 'guardrails' | 'baseUrl' | 'taskPrivacy'
  >;
  auth: AuthService;
  catalog: CatalogService;
  discovery: DiscoveryService;
}) {
  const { provisioning, auth, catalog, discovery } = options;
  return createTemplateAction({
    id: ID,
    description:
      'Adds, updates or removes the catalog entity of an applied decision. Target and environment come from the decision.',
    examples: recordExamples,
    schema: {
      input: {
        decision: z =>
          z
            .string()
            .describe('Output "decision" of guardrails:terraform:apply'),
        module: z =>
          z
            .string()
            .optional()
            .describe('Id of the module; not needed for an entity that exists'),
        entity: z =>
          z
            .object({
              title: z.string().optional(),
              description: z.string().optional(),
              type: z.string().describe('Type of the resource'),
              owner: z.string().describe('Entity ref of the owner'),
              system: z.string().optional(),
              tags: z.array(z.string()).optional(),
              dependsOn: z.array(z.string()).optional(),
              links: z
                .array(
                  z.object({ url: z.string(), title: z.string().optional() }),
                )
                .optional(),
            })
            .optional()
            .describe(
              'What the catalog shows; left out, an existing entity stays as it is',
            ),
      },
      output: {
        entityRef: z => z.string().describe('Entity ref'),
        link: z => z.string().describe('Address of the entity page'),
        status: z => z.enum(['present', 'pending', 'removed']),
      },
    },
    async handler(context) {
      const step = await toStepRequest({ context, provisioning, action: ID });
      const recorded = await recordInCatalog({
        auth,
        discovery,
        initiator: step.initiator,
        request: context.input,
        signal: step.signal,
      });
      provisioning.betweenSteps.endAll(step);
      const { entityRef } = recorded;
      const status = await waitForCatalog({
        catalog,
        initiator: step.initiator,
        recorded,
        decision: context.input.decision,
        signal: step.signal,
      });
      if (status === 'pending') {
        step.logger.info(`${entityRef} is on its way into the catalog`);
      }
      const [, kind, namespace, name] = /^(.+):(.+)\/(.+)$/.exec(entityRef)!;
      context.output('entityRef', entityRef);
      context.output('status', status);
      context.output(
        'link',
        `${provisioning.baseUrl.replace(
          /\/+$/,
          '',
        )}/catalog/${namespace}/${kind}/${name}`,
      );
    },
  });
}
