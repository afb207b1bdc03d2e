/** The texts of forms. @internal */
export const formsMessages = { close: 'Close' } as const;
