ALTER TABLE "chat_settings" ADD COLUMN "last_agency" text;--> statement-breakpoint
ALTER TABLE "chat_settings" ADD COLUMN "last_year" smallint;