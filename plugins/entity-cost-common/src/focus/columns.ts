/** A version of the FOCUS specification. Later versions are read as the last one known. @public */
export type FocusVersion = '1.0' | '1.1' | '1.2' | '1.3';

/** @public */
export const focusVersions: readonly FocusVersion[] = [
  '1.0',
  '1.1',
  '1.2',
  '1.3',
];

/**
 * - `mandatory`: in every dataset.
 * - `conditional`: where the provider has what it describes.
 * - `recommended`: should be there.
 * @public
 */
export type FocusLevel = 'mandatory' | 'conditional' | 'recommended';

/** A column of the cost and usage dataset of FOCUS. @public */
export type FocusColumn = {
  kind: 'text' | 'decimal' | 'instant' | 'json';
  level: FocusLevel;
  /** Whether the specification allows it to be null. */
  nullable: boolean;
  since: FocusVersion;
  /** The version that deprecates it, if one does. */
  deprecated?: FocusVersion;
  /** Its names in earlier versions and previews, which exports in use still have. */
  formerly?: readonly string[];
};

const text = (
  level: FocusLevel,
  nullable: boolean,
  more: Partial<FocusColumn> = {},
): FocusColumn => ({ kind: 'text', level, nullable, since: '1.0', ...more });

const decimal = (
  level: FocusLevel,
  nullable: boolean,
  more: Partial<FocusColumn> = {},
): FocusColumn => ({ kind: 'decimal', level, nullable, since: '1.0', ...more });

const instant: FocusColumn = {
  kind: 'instant',
  level: 'mandatory',
  nullable: false,
  since: '1.0',
};

const json = (since: FocusVersion): FocusColumn => ({
  kind: 'json',
  level: 'conditional',
  nullable: true,
  since,
});

/**
 * The columns of the cost and usage dataset with their constraints, from `specification/columns` of the specification at
 * the tags v1.0 (f7f58a0a), v1.1 (6108d409) and v1.2 (7296e314), and from `specification/datasets/cost_and_usage/columns`
 * of its 1.3 (which deprecates ProviderName and PublisherName; 1.4 removes them). Former names are those of its changelog.
 *
 * @see {@link https://github.com/FinOps-Open-Cost-and-Usage-Spec/FOCUS_Spec/tree/v1.2/specification/columns}
 * @see {@link https://focus.finops.org/focus-specification/changelog/}
 * @public
 */
export const focusColumns = {
  AllocatedMethodDetails: json('1.3'),
  AllocatedMethodId: text('conditional', true, { since: '1.3' }),
  AllocatedResourceId: text('conditional', true, { since: '1.3' }),
  AllocatedResourceName: text('conditional', true, { since: '1.3' }),
  AllocatedTags: json('1.3'),
  AvailabilityZone: text('recommended', true),
  BilledCost: decimal('mandatory', false),
  BillingAccountId: text('mandatory', false),
  BillingAccountName: text('mandatory', true),
  BillingAccountType: text('conditional', false, { since: '1.2' }),
  BillingCurrency: text('mandatory', false),
  BillingPeriodEnd: instant,
  BillingPeriodStart: instant,
  CapacityReservationId: text('conditional', true, { since: '1.1' }),
  CapacityReservationStatus: text('conditional', true, { since: '1.1' }),
  ChargeCategory: text('mandatory', false, { formerly: ['ChargeType'] }),
  ChargeClass: text('mandatory', true),
  ChargeDescription: text('mandatory', true),
  ChargeFrequency: text('recommended', false),
  ChargePeriodEnd: instant,
  ChargePeriodStart: instant,
  CommitmentDiscountCategory: text('conditional', true),
  CommitmentDiscountId: text('conditional', true),
  CommitmentDiscountName: text('conditional', true),
  CommitmentDiscountQuantity: decimal('conditional', true, { since: '1.1' }),
  CommitmentDiscountStatus: text('conditional', true),
  CommitmentDiscountType: text('conditional', true),
  CommitmentDiscountUnit: text('conditional', true, { since: '1.1' }),
  ConsumedQuantity: decimal('conditional', true, {
    formerly: ['UsageQuantity'],
  }),
  ConsumedUnit: text('conditional', true, { formerly: ['UsageUnit'] }),
  ContractApplied: json('1.3'),
  ContractedCost: decimal('mandatory', false),
  ContractedUnitPrice: decimal('conditional', true),
  EffectiveCost: decimal('mandatory', false, { formerly: ['AmortizedCost'] }),
  HostProviderName: text('mandatory', true, { since: '1.3' }),
  InvoiceId: text('recommended', true, { since: '1.2' }),
  InvoiceIssuerName: text('mandatory', false),
  ListCost: decimal('mandatory', false),
  ListUnitPrice: decimal('conditional', true),
  PricingCategory: text('conditional', true),
  PricingCurrency: text('conditional', true, { since: '1.2' }),
  PricingCurrencyContractedUnitPrice: decimal('conditional', true, {
    since: '1.2',
  }),
  PricingCurrencyEffectiveCost: decimal('conditional', true, { since: '1.2' }),
  PricingCurrencyListUnitPrice: decimal('conditional', true, { since: '1.2' }),
  PricingQuantity: decimal('mandatory', true),
  PricingUnit: text('mandatory', true),
  ProviderName: text('mandatory', false, { deprecated: '1.3' }),
  PublisherName: text('mandatory', false, { deprecated: '1.3' }),
  RegionId: text('conditional', true, { formerly: ['Region'] }),
  RegionName: text('conditional', true),
  ResourceId: text('conditional', true),
  ResourceName: text('conditional', true),
  ResourceType: text('conditional', true),
  ServiceCategory: text('mandatory', false),
  ServiceName: text('mandatory', false),
  ServiceProviderName: text('mandatory', false, { since: '1.3' }),
  ServiceSubcategory: text('recommended', false, { since: '1.1' }),
  SkuId: text('conditional', true),
  SkuMeter: text('conditional', true, { since: '1.1' }),
  SkuPriceDetails: json('1.1'),
  SkuPriceId: text('conditional', true),
  SubAccountId: text('conditional', true),
  SubAccountName: text('conditional', true),
  SubAccountType: text('conditional', true, { since: '1.2' }),
  Tags: json('1.0'),
} as const satisfies Record<string, FocusColumn>;

/** The name of a column of FOCUS. @public */
export type FocusColumnId = keyof typeof focusColumns;

/** @public */
export const focusColumnIds = Object.keys(
  focusColumns,
) as readonly FocusColumnId[];

/** @internal */
export function focusColumn(id: FocusColumnId): FocusColumn {
  return focusColumns[id];
}
