import { LedgerError } from '../errors';
import { TILE_WIDTH, type Tile } from './Tile';

/** The path at which C2SP tlog-tiles serves a tile: `tile/0/x001/x234/067.p/8`. @public */
export function tilePath({ level, index, width }: Tile): string {
  const digits = String(index);
  const padded = digits.padStart(Math.ceil(digits.length / 3) * 3, '0');
  const groups = padded.match(/\d{3}/g)!;
  const name = groups
    .map((group, i) => (i < groups.length - 1 ? `x${group}` : group))
    .join('/');
  const partial = width === TILE_WIDTH ? '' : `.p/${width}`;
  return `tile/${level}/${name}${partial}`;
}

/**
 * Reads such a path. Each tile has one path, so any other spelling of it is refused.
 *
 * @throws {@link LedgerError} with code `tile-path-invalid`.
 * @public
 */
export function parseTilePath(path: string): Tile {
  const match =
    /^tile\/(\d{1,2})\/((?:x\d{3}\/){0,5}\d{3})(?:\.p\/([1-9]\d{0,2}))?$/.exec(
      path,
    );
  if (match) {
    const [, level, name, width] = match;
    const tile = {
      level: Number(level),
      index: Number(name.replace(/\D/g, '')),
      width: width === undefined ? TILE_WIDTH : Number(width),
    };
    const known =
      tile.level <= 63 &&
      Number.isSafeInteger(tile.index) &&
      tile.width <= TILE_WIDTH;
    if (known && tilePath(tile) === path) return tile;
  }
  throw new LedgerError({
    code: 'tile-path-invalid',
    message: 'Not the path of a tile.',
  });
}
