/** Lines of a widget; the list behind it has all of them. @internal */
export const SHOWN = 5;
