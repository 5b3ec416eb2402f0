/** One row of `notices`: an in-app message, and the subscription message that may go with it. A projection of events. */
export interface Notice {
  /** `<case id>:<event seq>:<reporter|desk:code|leader:code|following>`: making it again meets itself. */
  _id: string;
  /** `openid:<openid>` of a resident, `desk:<code>` for everybody who works at a desk, or `leader:<code>`. */
  recipient: string;
  /** What it opens: the resident's case page, the staff's, the notice board, or a person's page. */
  kind: 'caseProgress' | 'deskWork' | 'objection' | 'staffing';
  title: string;
  text: string;
  /** What the subscription message shows: matter and state, short. */
  matter: string;
  stateText: string;
  /** '' of a message about people. */
  caseId: string;
  /** Whom a message about people is about. */
  personId?: string;
  at: Date;
  readAt: Date | null;
  /**
   * `inbox`: no subscription message goes with it. `pending` → `sending` → `sent` or `refused` (no consent left).
   * A `sending` that stays was cut off in between; it is not sent twice, the inbox has it. One that WeChat was too busy
   * for is `pending` again, a few times.
   */
  delivery: 'inbox' | 'pending' | 'sending' | 'sent' | 'refused';
  /** How often WeChat was too busy for it. */
  busy?: number;
}

export const recipientOf = {
  resident: (openid: string): string => `openid:${openid}`,
  desk: (code: string): string => `desk:${code}`,
  /** Whoever watches over a place (包联领导). */
  leader: (code: string): string => `leader:${code}`,
  /** The openid in a resident's recipient, or undefined for a desk. */
  openidIn: (recipient: string): string | undefined =>
    recipient.startsWith('openid:') ? recipient.slice(7) : undefined,
  /** The desk in a recipient, or undefined for a resident or a leader. */
  deskIn: (recipient: string): string | undefined => (recipient.startsWith('desk:') ? recipient.slice(5) : undefined),
};
