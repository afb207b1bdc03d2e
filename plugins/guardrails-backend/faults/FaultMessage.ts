/** Where a process dies. Statements go to its own databases and, where it gives access, to those of others. */
export type Fault =
  | {
      kind: 'statement';
      /** The how many-th one, counted from when it was armed. */
      number: number;
      moment: Moment;
      /** Counts only statements that contain this, with names unquoted. */
      matching?: string;
    }
  /** In the middle of what it writes to a file next. */
  | { kind: 'file' };

/** Before something is sent, or after it was carried out and before anybody hears of it. */
export type Moment = 'before' | 'after';

/** What a fault tells the process. */
export type FaultMessage =
  /** Count statements from here on, and die where a fault is named. */
  | { kind: 'arm'; fault?: Fault }
  /** Answer how many there were. */
  | { kind: 'count' }
  /** Run a task of the scheduler now, and answer when it is done. */
  | { kind: 'run'; task: string }
  /** Take the room to grow away from SQLite, or give it back. */
  | { kind: 'disk'; full: boolean };

/** What the process answers. */
export type FaultAnswer = { fault: { count?: number; error?: string } };
