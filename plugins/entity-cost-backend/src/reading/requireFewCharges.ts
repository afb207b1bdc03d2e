import { loadProblem, LoadRefused } from './LoadProblem';

/** More would not fit into the memory that a load may take. */
const MAX_CHARGES = 2_000_000;

/** Throws `LoadRefused` for more different charges, or subjects of charges, than a load may have. @internal */
export function requireFewCharges(
  count: number,
  limit: number = MAX_CHARGES,
): void {
  if (count > limit) {
    throw new LoadRefused([loadProblem({ code: 'charges-too-many' })]);
  }
}
