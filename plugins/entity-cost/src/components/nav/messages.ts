/** The text of the item in the sidebar. @internal */
export const navMessages = {
  cost: 'Cost',
} as const;
