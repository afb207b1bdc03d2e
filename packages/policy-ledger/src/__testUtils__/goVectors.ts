import notes from '../__fixtures__/go/notes.json';
import tiles from '../__fixtures__/go/tiles.json';
import tree from '../__fixtures__/go/tree.json';
import { fromBase64, toUtf8 } from '../bytes';
import { leafHash } from '../merkle';
import { sha256 } from './crypto';

export const goTree = tree;
export const goTiles = tiles;
export const goNotes = notes;

export const bytes = (text: string) => fromBase64(text)!;
export const goLeaf = (n: number) => leafHash(toUtf8(`entry ${n}`), sha256);
export const goLeaves = (count: number) =>
  Array.from({ length: count }, (_, n) => goLeaf(n));
