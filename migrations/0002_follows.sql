CREATE TYPE "public"."delivery_reason" AS ENUM('report', 'correction', 'rereading');--> statement-breakpoint
CREATE TYPE "public"."delivery_state" AS ENUM('pending', 'sent', 'blocked', 'gone', 'failed', 'superseded');--> statement-breakpoint
CREATE TABLE "deliveries" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "deliveries_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"chat_id" bigint NOT NULL,
	"thread" bigint NOT NULL,
	"agency_id" text NOT NULL,
	"year" smallint NOT NULL,
	"scope" "report_scope" NOT NULL,
	"version" smallint NOT NULL,
	"reason" "delivery_reason" NOT NULL,
	"state" "delivery_state" NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"attempt_started_at" timestamp with time zone,
	"ambiguous" smallint DEFAULT 0 NOT NULL,
	"ambiguous_since" timestamp with time zone,
	"digest" bigint,
	"message_id" bigint,
	"superseded_by" smallint,
	"why" text,
	"finished_at" timestamp with time zone,
	CONSTRAINT "deliveries_of_version" UNIQUE("chat_id","thread","agency_id","year","scope","version")
);
--> statement-breakpoint
CREATE TABLE "followers" (
	"chat_id" bigint PRIMARY KEY NOT NULL,
	"locale" text NOT NULL,
	"followed_by" bigint,
	"daily_hour" smallint,
	"time_zone" text,
	"quiet_from" smallint,
	"quiet_to" smallint,
	"paused" text,
	"due_at" timestamp with time zone,
	"held_since" timestamp with time zone,
	"woken" integer DEFAULT 0 NOT NULL,
	"lease_until" timestamp with time zone,
	"leased_by" text
);
--> statement-breakpoint
CREATE TABLE "subscriptions" (
	"chat_id" bigint NOT NULL,
	"thread" bigint DEFAULT 0 NOT NULL,
	"topic" text NOT NULL,
	"name" text,
	"followed_at" timestamp with time zone NOT NULL,
	CONSTRAINT "subscriptions_pk" PRIMARY KEY("chat_id","thread","topic")
);
--> statement-breakpoint
CREATE INDEX "deliveries_of_report" ON "deliveries" USING btree ("agency_id","year","scope","version");--> statement-breakpoint
CREATE INDEX "deliveries_pending" ON "deliveries" USING btree ("chat_id") WHERE state = 'pending';--> statement-breakpoint
CREATE INDEX "deliveries_of_digest" ON "deliveries" USING btree ("digest") WHERE digest is not null;--> statement-breakpoint
CREATE INDEX "followers_due" ON "followers" USING btree ("due_at") WHERE due_at is not null and paused is null;--> statement-breakpoint
CREATE INDEX "followers_leased" ON "followers" USING btree ("leased_by") WHERE leased_by is not null;--> statement-breakpoint
CREATE INDEX "subscriptions_by_topic" ON "subscriptions" USING btree ("topic");