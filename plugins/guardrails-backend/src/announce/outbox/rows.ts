/** @internal */
export type AnnouncementRow = {
  /** A number in SQLite, its digits in PostgreSQL. */
  sequence: number | string;
  id: string;
  key: string;
  topic: string;
  stream: string;
  announced_at: string;
  content: string;
};

/** @internal */
export type DeliveryRow = {
  id: string;
  sequence: number | string;
  stream: string;
  receiver: string;
  attempts: number;
  due_at: string;
  dead_at: string | null;
  failure: string | null;
};
