/** Topic of events about decisions and what becomes of them. @public */
export const DECISION_TOPIC = 'guardrails.decision';

/** What happened to a decision. @public */
export type DecisionEvent =
  | {
      kind: 'judged';
      decision: string;
      outcome: string;
      action: string;
      actor: string;
      target?: string;
      environment?: string;
      rules: string[];
    }
  | { kind: 'grant-minted' | 'grant-redeemed'; decision: string; grant: string }
  | {
      kind: 'ended';
      decision: string;
      grant: string;
      status: 'applied' | 'failed' | 'unknown';
      entity?: string;
    };

/** Payload of {@link DECISION_TOPIC}: what happened since the last one, in order. @public */
export type DecisionEvents = { events: DecisionEvent[] };
