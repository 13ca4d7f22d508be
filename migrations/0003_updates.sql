CREATE TABLE "chat_states" (
	"chat_id" bigint PRIMARY KEY NOT NULL,
	"status" text NOT NULL,
	"may_write" boolean NOT NULL,
	"migrated_to" bigint,
	"changed_at" timestamp with time zone NOT NULL,
	"update_id" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "recorded_updates" (
	"update_id" bigint PRIMARY KEY NOT NULL,
	"number" bigint GENERATED ALWAYS AS IDENTITY (sequence name "recorded_updates_number_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"chat_id" bigint,
	"user_id" bigint,
	"body" text,
	"recorded_at" timestamp with time zone NOT NULL,
	"leased_by" text,
	"lease_until" timestamp with time zone,
	"attempts" smallint DEFAULT 0 NOT NULL,
	"done_at" timestamp with time zone
);
--> statement-breakpoint
CREATE INDEX "recorded_updates_open" ON "recorded_updates" USING btree ("chat_id","number") WHERE done_at is null;