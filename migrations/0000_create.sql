CREATE TYPE "public"."report_scope" AS ENUM('agency', 'government');--> statement-breakpoint
CREATE TYPE "public"."version_origin" AS ENUM('first', 'correction', 'rereading', 'lesser');--> statement-breakpoint
CREATE TABLE "agencies" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"kind" text,
	"level" text,
	"region" text,
	"years" smallint[] DEFAULT '{}' NOT NULL,
	"reports" smallint DEFAULT 0 NOT NULL,
	"newest_year" smallint,
	"newest_stored_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "agency_names" (
	"agency_id" text NOT NULL,
	"name" text NOT NULL,
	"kind" text NOT NULL,
	"source" text NOT NULL,
	CONSTRAINT "agency_names_pk" PRIMARY KEY("agency_id","name")
);
--> statement-breakpoint
CREATE TABLE "agency_successions" (
	"from_id" text NOT NULL,
	"to_id" text NOT NULL,
	"relation" text NOT NULL,
	"certainty" text NOT NULL,
	"note_zh" text NOT NULL,
	"note_en" text NOT NULL,
	CONSTRAINT "agency_successions_pk" PRIMARY KEY("from_id","to_id","relation")
);
--> statement-breakpoint
CREATE TABLE "chat_settings" (
	"chat_id" bigint PRIMARY KEY NOT NULL,
	"locale" text,
	"home_region" text,
	"last_agency" text,
	"last_year" smallint
);
--> statement-breakpoint
CREATE TABLE "documents" (
	"agency_id" text NOT NULL,
	"sha256" "bytea" NOT NULL,
	"content" "bytea" NOT NULL,
	CONSTRAINT "documents_pk" PRIMARY KEY("agency_id","sha256")
);
--> statement-breakpoint
CREATE TABLE "report_evidence" (
	"agency_id" text NOT NULL,
	"year" smallint NOT NULL,
	"scope" "report_scope" NOT NULL,
	"version" smallint NOT NULL,
	"number" smallint NOT NULL,
	"evidence" "bytea" NOT NULL,
	CONSTRAINT "report_evidence_pk" PRIMARY KEY("agency_id","year","scope","version","number")
);
--> statement-breakpoint
CREATE TABLE "report_sources" (
	"agency_id" text NOT NULL,
	"year" smallint NOT NULL,
	"scope" "report_scope" NOT NULL,
	"version" smallint NOT NULL,
	"number" smallint NOT NULL,
	"sha256" "bytea" NOT NULL,
	"file_name" text NOT NULL,
	"url" text,
	"published_on" text,
	"fetched_at" timestamp with time zone NOT NULL,
	"abridged" boolean NOT NULL,
	CONSTRAINT "report_sources_pk" PRIMARY KEY("agency_id","year","scope","version","number")
);
--> statement-breakpoint
CREATE TABLE "report_versions" (
	"agency_id" text NOT NULL,
	"year" smallint NOT NULL,
	"scope" "report_scope" NOT NULL,
	"version" smallint NOT NULL,
	"is_current" boolean NOT NULL,
	"precedence" smallint NOT NULL,
	"versions" smallint NOT NULL,
	"origin" "version_origin" NOT NULL,
	"machine_read" boolean NOT NULL,
	"region" text,
	"kind" text,
	"t2_edition" smallint,
	"t3_edition" smallint,
	"t4_edition" smallint,
	"form_2014" boolean NOT NULL,
	"requests_received" integer,
	"requests_carried_in" integer,
	"outcome_granted" integer,
	"outcome_partial" integer,
	"outcome_refused_state_secret" integer,
	"outcome_refused_law_prohibited" integer,
	"outcome_refused_security_stability" integer,
	"outcome_refused_third_party" integer,
	"outcome_refused_internal_affairs" integer,
	"outcome_refused_process_info" integer,
	"outcome_refused_enforcement_file" integer,
	"outcome_refused_administrative_query" integer,
	"outcome_unavailable_not_held" integer,
	"outcome_unavailable_needs_creation" integer,
	"outcome_unavailable_unclear" integer,
	"outcome_not_processed_petition" integer,
	"outcome_not_processed_repeat" integer,
	"outcome_not_processed_publication" integer,
	"outcome_not_processed_excessive" integer,
	"outcome_not_processed_confirm_reissue" integer,
	"outcome_other" integer,
	"outcome_other_no_correction" integer,
	"outcome_other_fee_unpaid" integer,
	"outcome_other_misc" integer,
	"outcome_total" integer,
	"requests_carried_out" integer,
	"cells" smallint[],
	"large" numeric[],
	"exceptions" smallint[],
	"remarks" "bytea" NOT NULL,
	"stored_at" timestamp with time zone NOT NULL,
	"withdrawn_at" timestamp with time zone,
	"withdrawn_reason" text,
	"sha256" "bytea" NOT NULL,
	"file_name" text NOT NULL,
	"url" text,
	"published_on" text,
	"fetched_at" timestamp with time zone NOT NULL,
	"abridged" boolean NOT NULL,
	CONSTRAINT "report_versions_pk" PRIMARY KEY("agency_id","year","scope","version")
);
--> statement-breakpoint
ALTER TABLE "agency_names" ADD CONSTRAINT "agency_names_agency_id_agencies_id_fk" FOREIGN KEY ("agency_id") REFERENCES "public"."agencies"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "documents" ADD CONSTRAINT "documents_agency_id_agencies_id_fk" FOREIGN KEY ("agency_id") REFERENCES "public"."agencies"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "report_evidence" ADD CONSTRAINT "report_evidence_version_fk" FOREIGN KEY ("agency_id","year","scope","version") REFERENCES "public"."report_versions"("agency_id","year","scope","version") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "report_sources" ADD CONSTRAINT "report_sources_version_fk" FOREIGN KEY ("agency_id","year","scope","version") REFERENCES "public"."report_versions"("agency_id","year","scope","version") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "report_sources" ADD CONSTRAINT "report_sources_document_fk" FOREIGN KEY ("agency_id","sha256") REFERENCES "public"."documents"("agency_id","sha256") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "report_versions" ADD CONSTRAINT "report_versions_agency_id_agencies_id_fk" FOREIGN KEY ("agency_id") REFERENCES "public"."agencies"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "report_versions" ADD CONSTRAINT "report_versions_document_fk" FOREIGN KEY ("agency_id","sha256") REFERENCES "public"."documents"("agency_id","sha256") ON DELETE no action ON UPDATE no action;