ALTER TYPE "public"."delivery_reason" ADD VALUE 'care';--> statement-breakpoint
ALTER TABLE "deliveries" DROP CONSTRAINT "deliveries_of_version";--> statement-breakpoint
ALTER TABLE "deliveries" ADD COLUMN "act" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "deliveries" ADD COLUMN "before_version" smallint;--> statement-breakpoint
ALTER TABLE "deliveries" ADD CONSTRAINT "deliveries_of_version" UNIQUE("chat_id","thread","agency_id","year","scope","version","act");