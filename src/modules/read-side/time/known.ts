/** A register as known after one of its decisions. */
export interface Known {
  readonly register: string;
  /** Of the decision's last event. */
  readonly revision: number;
  /** When that was recorded, ISO 8601 in UTC. */
  readonly recordedAt: string;
}

/** A register as it was at the end of a date, as known after one of its decisions. */
export interface AsOf extends Known {
  /** `YYYY-MM-DD` */
  readonly validAt: string;
}
