/** The variable of a module that names who owns what it makes, as the template actions read it. @internal */
export const OWNER_VARIABLE = 'owner';
