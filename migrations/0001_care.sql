CREATE TABLE "care_actions" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "care_actions_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"agency_id" text NOT NULL,
	"year" smallint NOT NULL,
	"scope" "report_scope" NOT NULL,
	"version" smallint NOT NULL,
	"to_agency_id" text,
	"to_name" text,
	"to_year" smallint,
	"to_scope" "report_scope",
	"reason" text NOT NULL,
	"planned_at" timestamp with time zone NOT NULL,
	"done_at" timestamp with time zone,
	"done_by" bigint,
	"undone_at" timestamp with time zone,
	"undone_by" bigint,
	"added" text
);
--> statement-breakpoint
CREATE TABLE "missed_names" (
	"name" text PRIMARY KEY NOT NULL,
	"count" integer NOT NULL,
	"last_asked_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "reported_errors" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "reported_errors_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"agency_id" text NOT NULL,
	"year" smallint,
	"words" text NOT NULL,
	"reported_at" timestamp with time zone NOT NULL,
	"settled_at" timestamp with time zone
);
--> statement-breakpoint
ALTER TABLE "care_actions" ADD CONSTRAINT "care_actions_agency_id_agencies_id_fk" FOREIGN KEY ("agency_id") REFERENCES "public"."agencies"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reported_errors" ADD CONSTRAINT "reported_errors_agency_id_agencies_id_fk" FOREIGN KEY ("agency_id") REFERENCES "public"."agencies"("id") ON DELETE no action ON UPDATE no action;