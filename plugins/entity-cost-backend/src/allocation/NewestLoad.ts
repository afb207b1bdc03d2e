/** The newest complete load of a month. @internal */
export type NewestLoad = { sourceId: string; month: string; loadId: number };
