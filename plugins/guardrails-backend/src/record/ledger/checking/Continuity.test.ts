import type { Knex } from 'knex';
import { Continuity } from './Continuity';

const transaction = () => ({} as Knex.Transaction);
const broken = expect.objectContaining({ code: 'ledger-broken' });

describe('Continuity', () => {
  it('lets a log grow', () => {
    const continuity = new Continuity();
    for (const size of [0, 3, 3, 7]) continuity.require(transaction(), size);
    expect(continuity.broken).toBeUndefined();
  });

  it('refuses a log that got smaller, until it is put back', () => {
    const continuity = new Continuity();
    continuity.require(transaction(), 7);
    for (const size of [6, 3]) {
      expect(() => continuity.require(transaction(), size)).toThrow(broken);
      expect(continuity.broken).toMatchObject({ kind: 'behind' });
    }
    continuity.beginLook()(7);
    expect(continuity.broken).toBeUndefined();
    continuity.require(transaction(), 8);
  });

  it('does not take what was appended during a look for a loss', () => {
    const continuity = new Continuity();
    continuity.require(transaction(), 7);
    const end = continuity.beginLook();
    continuity.require(transaction(), 9);
    end(7);
    expect(continuity.broken).toBeUndefined();
    continuity.require(transaction(), 12);
  });

  it('notices a loss by a look, whatever is appended during it', () => {
    const continuity = new Continuity();
    continuity.require(transaction(), 7);
    continuity.beginLook()(6);
    expect(continuity.broken).toMatchObject({ kind: 'behind' });
    const end = continuity.beginLook();
    expect(() => continuity.require(transaction(), 5)).toThrow(broken);
    end(6);
    expect(continuity.broken).toMatchObject({ kind: 'behind' });
  });

  it('does not forget a loss because of a look that began before it', () => {
    const continuity = new Continuity();
    continuity.require(transaction(), 7);
    const end = continuity.beginLook();
    continuity.require(transaction(), 9);
    expect(() => continuity.require(transaction(), 3)).toThrow(broken);
    end(8);
    expect(continuity.broken).toMatchObject({ kind: 'behind' });
  });

  it('does not take what a transaction undid for a loss', () => {
    const continuity = new Continuity();
    const undone = transaction();
    continuity.require(undone, 3);
    continuity.require(undone, 9);
    continuity.require(transaction(), 3);
    expect(continuity.broken).toBeUndefined();
  });

  it('refuses while a checkpoint contradicts the log, and no longer', () => {
    const continuity = new Continuity();
    continuity.learn({ kind: 'forked', message: 'Another history.' });
    expect(() => continuity.require(transaction(), 3)).toThrow(broken);
    continuity.learn(undefined);
    expect(() => continuity.require(transaction(), 3)).not.toThrow();
  });
});
