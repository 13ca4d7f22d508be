/** Whether updates arrive, for GET /health; `problem` says what is wrong in one line. */
export type ReceptionHealth = { readonly healthy: true } | { readonly healthy: false; readonly problem: string };

/** One way in which updates come in. */
export type Reception = {
  /** Ends when it was stopped; rejects with UserError when Telegram refuses the token or the webhook. */
  readonly ended: Promise<void>;
  health(): ReceptionHealth;
  /** Takes no more updates. Never fails. */
  stop(): Promise<void>;
};

/** Where Telegram sends updates, and the secret that it shows. */
export type WebhookAddress = { readonly url: string; readonly secret: string };
