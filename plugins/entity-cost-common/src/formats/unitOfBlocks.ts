/**
 * The unit that is counted, of a unit that is priced in blocks: `Hours` of `100 Hours`, `Units/Month` of `1/Month`,
 * `Units` of `10K`.
 * @see {@link https://learn.microsoft.com/cloud-computing/finops/toolkit/powershell/data/Get-FinOpsPricingUnit}
 * @internal
 */
export function unitOfBlocks(blocks: string | null): string | null {
  if (blocks === null) return null;
  const unit = blocks.replace(/^\d[\d.,]*(?:[KM](?![A-Za-z]))?\s*/, '');
  return unit === '' || unit.startsWith('/') ? `Units${unit}` : unit;
}
