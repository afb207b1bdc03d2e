/** What of the few things that are not for everybody the caller may do, so that pages offer no more. @public */
export type Abilities = {
  /** Export the ledger: for those who read for all teams. */
  exportLedger: boolean;
  /** See and resend what receivers did not take: for operators. */
  manageAnnouncements: boolean;
};
