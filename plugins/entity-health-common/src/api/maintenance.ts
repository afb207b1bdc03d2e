/** A user of this plugin, or the annotation of the entity. @public */
export type MaintenanceSource = 'user' | 'annotation';

/** Maintenance of an entity: its checks are made and open no incident. @public */
export type Maintenance = {
  /** Absent for maintenance of an annotation, which is changed there. */
  id?: string;
  entityRef: string;
  /** RFC 3339. */
  from: string;
  /** RFC 3339; exclusive. */
  until: string;
  source: MaintenanceSource;
  /** Plain text. */
  reason?: string;
  /** Reference of a user. */
  createdBy?: string;
  /** Reference of a user. */
  endedBy?: string;
};

/** Maintenance that is to be announced. @public */
export type MaintenanceRequest = {
  entityRef: string;
  /** RFC 3339. Default: now. */
  from?: string;
  /** RFC 3339, at most 24 hours after the start. */
  until: string;
  /** 1 to 500 characters. */
  reason: string;
};
