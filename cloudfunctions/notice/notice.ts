/** One row of `notices`: an in-app message, and the subscription message that may go with it. A projection of events. */
export interface Notice {
  /** `<case id>:<event seq>:<reporter|desk>`: making it again meets itself. */
  _id: string;
  /** `openid:<openid>` of a resident, or `desk:<code>` for everybody who works at a grid's or a community's desk. */
  recipient: string;
  kind: 'caseProgress' | 'deskWork';
  title: string;
  text: string;
  /** What the subscription message shows: matter and state, short. */
  matter: string;
  stateText: string;
  caseId: string;
  at: Date;
  readAt: Date | null;
  /**
   * `inbox`: no subscription message goes with it. `pending` → `sending` → `sent` or `refused` (no consent left).
   * A `sending` that stays was cut off in between; it is not sent twice, the inbox has it.
   */
  delivery: 'inbox' | 'pending' | 'sending' | 'sent' | 'refused';
}

export const recipientOf = {
  resident: (openid: string): string => `openid:${openid}`,
  desk: (code: string): string => `desk:${code}`,
  /** The openid in a resident's recipient, or undefined for a desk. */
  openidIn: (recipient: string): string | undefined =>
    recipient.startsWith('openid:') ? recipient.slice(7) : undefined,
  deskIn: (recipient: string): string => recipient.slice(5),
};
