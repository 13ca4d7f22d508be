import { z } from 'zod';
import type { Delivery, Follower, PendingDelivery } from './follow.ts';

/** Columns of followers, named `f`, in `followerRow`'s shape. */
export const followerColumns = `f.locale, f.followed_by, f.daily_hour, f.time_zone, f.quiet_from, f.quiet_to, f.paused`;

export const followerRow = z.object({
  locale: z.enum(['zh', 'en']),
  followed_by: z.coerce.number().nullable(),
  daily_hour: z.number().nullable(),
  time_zone: z.string().nullable(),
  quiet_from: z.number().nullable(),
  quiet_to: z.number().nullable(),
  paused: z.enum(['byUser', 'blocked', 'noRights']).nullable(),
});

export function followerOf(row: z.infer<typeof followerRow>): Follower {
  return {
    locale: row.locale,
    followedBy: row.followed_by,
    dailyHour: row.daily_hour,
    timeZone: row.time_zone,
    quiet: row.quiet_from === null || row.quiet_to === null ? null : { from: row.quiet_from, to: row.quiet_to },
    paused: row.paused,
  };
}

/** Columns of deliveries, named `d`, in `deliveryRow`'s shape. */
export const deliveryColumns = `d.id, d.chat_id, d.thread, d.agency_id, d.year, d.scope, d.version, d.act,
  d.before_version, d.reason, d.created_at, d.attempt_started_at, d.ambiguous, d.ambiguous_since`;

/** Wide integers come as text from one of the drivers. */
const deliveryShape = z.object({
  id: z.coerce.number(),
  chat_id: z.coerce.number(),
  thread: z.coerce.number(),
  agency_id: z.string(),
  year: z.number(),
  scope: z.enum(['agency', 'government']),
  version: z.number(),
  act: z.number(),
  before_version: z.number().nullable(),
  reason: z.enum(['report', 'correction', 'rereading', 'care']),
  created_at: z.date(),
  attempt_started_at: z.date().nullable(),
  ambiguous: z.number(),
  ambiguous_since: z.date().nullable(),
});

export const deliveryRow = deliveryShape.transform(deliveryOf);

export const pendingDeliveryRow = deliveryShape
  .extend({ topics: z.array(z.string()) })
  .transform((row): PendingDelivery => ({ ...deliveryOf(row), topics: row.topics }));

function deliveryOf(row: z.infer<typeof deliveryShape>): Delivery {
  return {
    id: row.id,
    chat: row.chat_id,
    thread: row.thread,
    key: { agency: row.agency_id, year: row.year, scope: row.scope },
    version: row.version,
    act: row.act,
    before: row.before_version,
    reason: row.reason,
    createdAt: row.created_at,
    attemptOpen: row.attempt_started_at !== null,
    ambiguous: row.ambiguous,
    ambiguousSince: row.ambiguous_since,
  };
}
