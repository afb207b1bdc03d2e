/** @internal */
export type AnnouncementRow = {
  /** Grows with every announcement; a later one about the same thing has a higher one. */
  sequence: number;
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
  sequence: number;
  stream: string;
  receiver: string;
  attempts: number;
  due_at: string;
  dead_at: string | null;
  failure: string | null;
};
