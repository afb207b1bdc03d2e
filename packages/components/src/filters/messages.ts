/** The texts of filters. @internal */
export const filtersMessages = { any: 'Any' } as const;
