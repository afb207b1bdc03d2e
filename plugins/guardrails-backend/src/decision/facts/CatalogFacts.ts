import type { AuthService } from '@backstage/backend-plugin-api';
import {
  RELATION_DEPENDS_ON,
  RELATION_OWNED_BY,
  RELATION_PART_OF,
  type Entity,
} from '@backstage/catalog-model';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import { GuardrailsError } from '@backstage-guardrails/plugin-guardrails-common';
import type {
  FactProvider,
  FactRequest,
} from '@backstage-guardrails/plugin-guardrails-node';
import type { Fact, Facts, Json } from '@backstage-guardrails/policy-model';
import { TtlCache } from '../../base/limits';
import { catalogSpelling } from '../../base/refs';

const COST_CENTRE = 'guardrails/cost-center';
const ENVIRONMENT = 'guardrails/environment';
/** The catalog module names the entity of an environment so. */
const ENVIRONMENT_REF = 'resource:guardrails/';
const SOURCE = 'catalog';

/** What the catalog says about one entity. */
type TargetEntity = {
  observedAt: string;
  entity?: {
    /** Stays the same for as long as the entity is registered. */
    uid?: string;
    owner?: string;
    system?: string;
    lifecycle?: string;
    /** Names of the environments that it is shown in. */
    environments: string[];
  };
};

/**
 * Facts from the catalog: the target's owner, system and lifecycle, and which of the owners and
 * cost centres that the changes name exist.
 *
 * It asks with the plugin's own credentials, never with the caller's: what counts is what is true,
 * not what the caller may see, and a token restricted to this plugin could not ask at all.
 * @internal
 */
export class CatalogFacts implements FactProvider {
  readonly id = SOURCE;
  readonly names = [
    'catalog.registered',
    'catalog.owner',
    'catalog.system',
    'catalog.lifecycle',
    'organisation.owners',
    'organisation.costCentres',
  ];
  readonly #catalog: CatalogService;
  readonly #auth: AuthService;
  readonly #targets: TtlCache<TargetEntity>;
  readonly #known: TtlCache<Fact>;

  constructor(options: {
    catalog: CatalogService;
    auth: AuthService;
    timeToLive: number;
  }) {
    const { timeToLive } = options;
    this.#catalog = options.catalog;
    this.#auth = options.auth;
    this.#targets = new TtlCache({ timeToLive });
    this.#known = new TtlCache({ timeToLive });
  }

  /** @throws {@link GuardrailsError} `facts-unavailable` where the catalog does not answer. */
  async target(ref: string): Promise<TargetEntity> {
    try {
      return await this.#targets.get(
        ref,
        async () => ({
          observedAt: new Date().toISOString(),
          entity: toEntitySummary(
            await this.#catalog.getEntityByRef(ref, await this.#options()),
          ),
        }),
        // what is not there can be registered any moment
        ({ entity }) => entity !== undefined,
      );
    } catch (error) {
      throw new GuardrailsError({
        code: 'facts-unavailable',
        message:
          'The catalog does not say whom the target belongs to. Ask again later.',
        cause: error,
      });
    }
  }

  /** What the catalog has of some entities now: their names, uids and relations. Those that it does not have are left out. */
  async entities(refs: string[]): Promise<Entity[]> {
    const { items } = await this.#catalog.getEntitiesByRefs(
      {
        entityRefs: refs,
        fields: [
          'kind',
          'metadata.name',
          'metadata.namespace',
          'metadata.uid',
          'relations',
        ],
      },
      await this.#options(),
    );
    return items.filter(entity => entity !== undefined);
  }

  async facts(request: FactRequest): Promise<Facts> {
    const { target, references } = request;
    const [about, owners, costCentres] = await Promise.all([
      target.ref === undefined ? undefined : this.target(target.ref),
      this.#lookUp('owners', references.owners, refs => this.#owners(refs)),
      this.#lookUp('cost centres', references.costCentres, values =>
        this.#costCentres(values),
      ),
    ]);
    return {
      'catalog.registered': toRegisteredFact(about),
      'catalog.owner': toFact(about, 'owner'),
      'catalog.system': toFact(about, 'system'),
      'catalog.lifecycle': toFact(about, 'lifecycle'),
      'organisation.owners': owners,
      'organisation.costCentres': costCentres,
    };
  }

  async #lookUp(
    what: string,
    values: string[],
    find: (values: string[]) => Promise<string[]>,
  ): Promise<Fact> {
    return this.#known.get(
      JSON.stringify([what, values]),
      async () => ({
        status: 'known' as const,
        value: values.length === 0 ? [] : await find(values),
        observedAt: new Date().toISOString(),
        source: SOURCE,
      }),
      fact =>
        fact.status === 'known' &&
        Array.isArray(fact.value) &&
        fact.value.length === values.length,
    );
  }

  /** Of the names in tags, such as `payments` or `group:default/payments`, those that are groups or users. */
  async #owners(values: string[]): Promise<string[]> {
    const refs = values.map(parseRef);
    const { items } = await this.#catalog.getEntitiesByRefs(
      {
        entityRefs: refs.map(ref => ref ?? 'group:default/unknown'),
        fields: ['kind', 'metadata.name'],
      },
      await this.#options(),
    );
    return values.filter((_, index) => refs[index] && items[index]);
  }

  async #costCentres(values: string[]): Promise<string[]> {
    const { items } = await this.#catalog.getEntities(
      {
        filter: {
          kind: 'Group',
          [`metadata.annotations.${COST_CENTRE}`]: values,
        },
        fields: ['metadata.annotations'],
      },
      await this.#options(),
    );
    const known = new Set(
      items.map(({ metadata }) => metadata.annotations?.[COST_CENTRE]),
    );
    return values.filter(value => known.has(value));
  }

  async #options() {
    return { credentials: await this.#auth.getOwnServiceCredentials() };
  }
}

function parseRef(value: string): string | undefined {
  const spelled = catalogSpelling(value, 'group');
  return spelled && /^(group|user):/.test(spelled) ? spelled : undefined;
}

function toEntitySummary(entity: Entity | undefined): TargetEntity['entity'] {
  if (!entity) return undefined;
  const related = (type: string) =>
    entity.relations?.find(relation => relation.type === type)?.targetRef;
  const { lifecycle } = entity.spec ?? {};
  return {
    uid: entity.metadata.uid,
    owner: related(RELATION_OWNED_BY),
    system: related(RELATION_PART_OF),
    lifecycle: typeof lifecycle === 'string' ? lifecycle : undefined,
    environments: listEnvironments(entity),
  };
}

/** From the annotation, and from the entities of environments that it depends on. */
function listEnvironments({ metadata, relations }: Entity): string[] {
  const annotated = metadata.annotations?.[ENVIRONMENT];
  const related = (relations ?? []).flatMap(({ type, targetRef }) =>
    type === RELATION_DEPENDS_ON && targetRef.startsWith(ENVIRONMENT_REF)
      ? [targetRef.slice(ENVIRONMENT_REF.length)]
      : [],
  );
  return [...new Set([...(annotated ? [annotated] : []), ...related])];
}

function toFact(
  about: TargetEntity | undefined,
  name: 'owner' | 'system' | 'lifecycle',
): Fact {
  const value: Json | undefined = about?.entity?.[name];
  const observed = {
    observedAt: about?.observedAt ?? new Date().toISOString(),
    source: SOURCE,
  };
  if (value !== undefined) return { status: 'known', value, ...observed };
  // What the catalog does not have yet is known to have nothing: it is only being created.
  if (about && !about.entity) {
    return { status: 'known', value: null, ...observed };
  }
  return { status: 'absent', reason: explainMissing(about, name), ...observed };
}

/** Whether the catalog has the target already: what is only being created has no owner there yet. */
function toRegisteredFact(about: TargetEntity | undefined): Fact {
  const observed = {
    observedAt: about?.observedAt ?? new Date().toISOString(),
    source: SOURCE,
  };
  return about
    ? { status: 'known', value: about.entity !== undefined, ...observed }
    : {
        status: 'absent',
        reason: explainMissing(about, 'entity'),
        ...observed,
      };
}

function explainMissing(about: TargetEntity | undefined, name: string): string {
  if (!about) return 'The request names no target.';
  return `The target has no ${name} in the catalog.`;
}
