import { sql } from 'drizzle-orm';
import {
  bigint,
  boolean,
  customType,
  foreignKey,
  index,
  integer,
  numeric,
  pgEnum,
  pgTable,
  primaryKey,
  smallint,
  text,
  timestamp,
  unique,
} from 'drizzle-orm/pg-core';
import { headlineTotals } from './headline-totals.ts';

/**
 * The tables, from which `npm run generate` makes the migrations. Nothing reads this file at run time: statements are
 * SQL, and what they return is checked by the row shapes beside them.
 *
 * The agency leads every large key, and nothing is unique across agencies, so that tables can be split by agency.
 */

const bytea = customType<{ data: Uint8Array }>({ dataType: () => 'bytea' });
const moment = () => timestamp({ withTimezone: true });

export const agencies = pgTable('agencies', {
  id: text().primaryKey(),
  name: text().notNull(),
  kind: text(),
  level: text(),
  region: text(),
  /** Of its current versions, so that most answers need not look at them all: years, ascending; number; the newest. */
  years: smallint().array().notNull().default([]),
  reports: smallint().notNull().default(0),
  newest_year: smallint(),
  newest_stored_at: moment(),
});

export const agencyNames = pgTable(
  'agency_names',
  {
    agency_id: text()
      .notNull()
      .references(() => agencies.id),
    name: text().notNull(),
    kind: text().notNull(),
    source: text().notNull(),
  },
  (table) => [primaryKey({ name: 'agency_names_pk', columns: [table.agency_id, table.name] })],
);

export const agencySuccessions = pgTable(
  'agency_successions',
  {
    from_id: text().notNull(),
    to_id: text().notNull(),
    relation: text().notNull(),
    certainty: text().notNull(),
    note_zh: text().notNull(),
    note_en: text().notNull(),
  },
  (table) => [primaryKey({ name: 'agency_successions_pk', columns: [table.from_id, table.to_id, table.relation] })],
);

/** The report of a government and that of its own office are two reports. */
export const reportScope = pgEnum('report_scope', ['agency', 'government']);
export const versionOrigin = pgEnum('version_origin', ['first', 'correction', 'rereading', 'lesser']);

/** Documents as they were published, kept for re-reading. */
export const documents = pgTable(
  'documents',
  {
    agency_id: text()
      .notNull()
      .references(() => agencies.id),
    sha256: bytea().notNull(),
    content: bytea().notNull(),
  },
  (table) => [primaryKey({ name: 'documents_pk', columns: [table.agency_id, table.sha256] })],
);

/** Where a document came from. */
const sourceColumns = () => ({
  sha256: bytea().notNull(),
  file_name: text().notNull(),
  url: text(),
  published_on: text(),
  fetched_at: moment().notNull(),
  abridged: boolean().notNull(),
});

/** One row for each version of a report; its cells are packed as packed-cells.ts says. */
export const reportVersions = pgTable(
  'report_versions',
  {
    agency_id: text()
      .notNull()
      .references(() => agencies.id),
    year: smallint().notNull(),
    scope: reportScope().notNull(),
    version: smallint().notNull(),
    /** The version that answers: not withdrawn, of the highest precedence, and of those the newest. */
    is_current: boolean().notNull(),
    precedence: smallint().notNull(),
    /** How many versions the report has. */
    versions: smallint().notNull(),
    origin: versionOrigin().notNull(),
    machine_read: boolean().notNull(),
    /** Repeated from the agency, so that rankings need no join. */
    region: text(),
    kind: text(),
    /** Editions of the tables; null: the document does not print the table. */
    t2_edition: smallint(),
    t3_edition: smallint(),
    t4_edition: smallint(),
    /** Whether the zeros of the 2014 form are left out of `cells`, as those of the tables are. */
    form_2014: boolean().notNull(),
    ...Object.fromEntries(headlineTotals.map(({ column }) => [column, integer()])),
    /** Cells and values, or cells and states, in turn; null when there are none. */
    cells: smallint().array(),
    large: numeric().array(),
    exceptions: smallint().array(),
    /** Prose figures, derived figures, findings, and the name as written. */
    remarks: bytea().notNull(),
    stored_at: moment().notNull(),
    withdrawn_at: moment(),
    withdrawn_reason: text(),
    /** The document that it was first read from: here and not in report_sources, as every answer names it. */
    ...sourceColumns(),
  },
  (table) => [
    primaryKey({ name: 'report_versions_pk', columns: [table.agency_id, table.year, table.scope, table.version] }),
    foreignKey({
      name: 'report_versions_document_fk',
      columns: [table.agency_id, table.sha256],
      foreignColumns: [documents.agency_id, documents.sha256],
    }),
  ],
);

/** Further documents of a version, numbered from 2. */
export const reportSources = pgTable(
  'report_sources',
  {
    agency_id: text().notNull(),
    year: smallint().notNull(),
    scope: reportScope().notNull(),
    version: smallint().notNull(),
    number: smallint().notNull(),
    ...sourceColumns(),
  },
  (table) => [
    primaryKey({
      name: 'report_sources_pk',
      columns: [table.agency_id, table.year, table.scope, table.version, table.number],
    }),
    foreignKey({
      name: 'report_sources_version_fk',
      columns: [table.agency_id, table.year, table.scope, table.version],
      foreignColumns: [reportVersions.agency_id, reportVersions.year, reportVersions.scope, reportVersions.version],
    }),
    foreignKey({
      name: 'report_sources_document_fk',
      columns: [table.agency_id, table.sha256],
      foreignColumns: [documents.agency_id, documents.sha256],
    }),
  ],
);

/** Where each figure of a version was printed, in each of its documents. */
export const reportEvidence = pgTable(
  'report_evidence',
  {
    agency_id: text().notNull(),
    year: smallint().notNull(),
    scope: reportScope().notNull(),
    version: smallint().notNull(),
    number: smallint().notNull(),
    evidence: bytea().notNull(),
  },
  (table) => [
    primaryKey({
      name: 'report_evidence_pk',
      columns: [table.agency_id, table.year, table.scope, table.version, table.number],
    }),
    foreignKey({
      name: 'report_evidence_version_fk',
      columns: [table.agency_id, table.year, table.scope, table.version],
      foreignColumns: [reportVersions.agency_id, reportVersions.year, reportVersions.scope, reportVersions.version],
    }),
  ],
);

/** What a chat has chosen, and in a private one what it asked about last; keyed by chat alone. */
export const chatSettings = pgTable('chat_settings', {
  chat_id: bigint({ mode: 'number' }).primaryKey(),
  locale: text(),
  home_region: text(),
  last_agency: text(),
  last_year: smallint(),
});

/** What administrators did to versions, and what they are about to do; kept so that it can be undone. */
export const careActions = pgTable('care_actions', {
  id: integer().primaryKey().generatedAlwaysAsIdentity(),
  agency_id: text()
    .notNull()
    .references(() => agencies.id),
  year: smallint().notNull(),
  scope: reportScope().notNull(),
  version: smallint().notNull(),
  /** Where the version is moved to; null when it is withdrawn. The agency is not held yet when it is first named. */
  to_agency_id: text(),
  to_name: text(),
  to_year: smallint(),
  to_scope: reportScope(),
  reason: text().notNull(),
  planned_at: moment().notNull(),
  /** Null until it is confirmed. */
  done_at: moment(),
  /** Ids of administrators; null when no person did it, or one who has asked to be forgotten. */
  done_by: bigint({ mode: 'number' }),
  undone_at: moment(),
  undone_by: bigint({ mode: 'number' }),
  /** What a move added where it went, as care-log.ts writes it. */
  added: text(),
});

/** Names of agencies that were asked for and not found; never who asked. */
export const missedNames = pgTable('missed_names', {
  name: text().primaryKey(),
  count: integer().notNull(),
  last_asked_at: moment().notNull(),
});

/** Errors that people reported in what was shown; never who did. */
export const reportedErrors = pgTable('reported_errors', {
  id: integer().primaryKey().generatedAlwaysAsIdentity(),
  agency_id: text()
    .notNull()
    .references(() => agencies.id),
  year: smallint(),
  words: text().notNull(),
  reported_at: moment().notNull(),
  settled_at: moment(),
});

/** Whatever a chat follows, as domain/follow-target.ts writes it. No key leads into the agencies, which may not be held. */
export const subscriptions = pgTable(
  'subscriptions',
  {
    chat_id: bigint({ mode: 'number' }).notNull(),
    /** Topic of a forum; 0: the chat itself. */
    thread: bigint({ mode: 'number' }).notNull().default(0),
    topic: text().notNull(),
    /** Name of an agency of which nothing was held when it was followed. */
    name: text(),
    followed_at: moment().notNull(),
  },
  (table) => [
    primaryKey({ name: 'subscriptions_pk', columns: [table.chat_id, table.thread, table.topic] }),
    index('subscriptions_by_topic').on(table.topic),
  ],
);

/** A chat that follows something: how it wants its alerts, and when it is its turn. */
export const followers = pgTable(
  'followers',
  {
    chat_id: bigint({ mode: 'number' }).primaryKey(),
    locale: text().notNull(),
    /** Who is told when the bot may no longer post in a group or channel. */
    followed_by: bigint({ mode: 'number' }),
    /** Hour of the chat's time zone, 0 to 23; null: at once. */
    daily_hour: smallint(),
    /** IANA name; null: that of the program. */
    time_zone: text(),
    /** Hours, from the first up to the second, in which alerts are held. */
    quiet_from: smallint(),
    quiet_to: smallint(),
    /** byUser, blocked or noRights; null: alerts go out. */
    paused: text(),
    /** When its turn is; null: nothing is pending. */
    due_at: moment(),
    /** Since when something is pending. */
    held_since: moment(),
    /** Counts what made it due, so that a worker does not end a turn over something that it has not seen. */
    woken: integer().notNull().default(0),
    lease_until: moment(),
    leased_by: text(),
  },
  (table) => [
    index('followers_due').on(table.due_at).where(sql`due_at is not null and paused is null`),
    index('followers_leased').on(table.leased_by).where(sql`leased_by is not null`),
  ],
);

export const deliveryReason = pgEnum('delivery_reason', ['report', 'correction', 'rereading', 'care']);
export const deliveryState = pgEnum('delivery_state', ['pending', 'sent', 'blocked', 'gone', 'failed', 'superseded']);

/** A version of a report that a chat is to be told of, written with the version, or with what was done to it. */
export const deliveries = pgTable(
  'deliveries',
  {
    id: bigint({ mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    chat_id: bigint({ mode: 'number' }).notNull(),
    thread: bigint({ mode: 'number' }).notNull(),
    agency_id: text().notNull(),
    year: smallint().notNull(),
    scope: reportScope().notNull(),
    /** The one that answers then; 0: none does any more. Below 0: a version that an undone move took out again. */
    version: smallint().notNull(),
    /** The act of care that it tells of, below 0 where that was undone; 0: the version itself. */
    act: integer().notNull().default(0),
    /** The version that the chat knows; null: none, 0: it knows that none answers. */
    before_version: smallint(),
    reason: deliveryReason().notNull(),
    state: deliveryState().notNull(),
    created_at: moment().notNull(),
    /** Set before a message is sent and taken away when its fate is known: whoever finds it set cannot know. */
    attempt_started_at: moment(),
    /** Attempts of which it is not known whether they arrived. */
    ambiguous: smallint().notNull().default(0),
    ambiguous_since: moment(),
    /** The first delivery of the digest that it was sent in. */
    digest: bigint({ mode: 'number' }),
    message_id: bigint({ mode: 'number' }),
    /** The version that was told of in its place. */
    superseded_by: smallint(),
    /** Why it failed. */
    why: text(),
    finished_at: moment(),
  },
  (table) => [
    unique('deliveries_of_version').on(
      table.chat_id,
      table.thread,
      table.agency_id,
      table.year,
      table.scope,
      table.version,
      table.act,
    ),
    index('deliveries_of_report').on(table.agency_id, table.year, table.scope, table.version),
    index('deliveries_pending').on(table.chat_id).where(sql`state = 'pending'`),
    index('deliveries_of_digest').on(table.digest).where(sql`digest is not null`),
  ],
);

/** Updates of Telegram, as update-record.ts says. */
export const recordedUpdates = pgTable(
  'recorded_updates',
  {
    update_id: bigint({ mode: 'number' }).primaryKey(),
    /** The order in which they came, which that of their own numbers need not be. */
    number: bigint({ mode: 'number' }).notNull().generatedAlwaysAsIdentity(),
    chat_id: bigint({ mode: 'number' }),
    user_id: bigint({ mode: 'number' }),
    /** Null, as chat and user are, once it is done. */
    body: text(),
    recorded_at: moment().notNull(),
    leased_by: text(),
    lease_until: moment(),
    /** How often it was claimed again while it was the first of its chat. */
    attempts: smallint().notNull().default(0),
    done_at: moment(),
  },
  (table) => [index('recorded_updates_open').on(table.chat_id, table.number).where(sql`done_at is null`)],
);

/** How the bot stands in chats, as chat-state.ts says. */
export const chatStates = pgTable('chat_states', {
  chat_id: bigint({ mode: 'number' }).primaryKey(),
  status: text().notNull(),
  may_write: boolean().notNull(),
  migrated_to: bigint({ mode: 'number' }),
  changed_at: moment().notNull(),
  update_id: bigint({ mode: 'number' }).notNull(),
});
