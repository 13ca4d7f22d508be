import { z } from 'zod';

/** What a pool asks of its child process. */
export type Job = { readonly bytes: Uint8Array; readonly name: string; readonly options: unknown };

/** Whether a message is a job. */
export function isJob(message: unknown): message is Job {
  return jobSchema.safeParse(message).success;
}

const jobSchema = z.object({ bytes: z.instanceof(Uint8Array), name: z.string(), options: z.unknown() });

/** Memory that the process still holds after a job. */
const residentBytes = z.number();

/** What a child process answers: `ready` once, then for each job any number of times `progress` and one of the others. */
export const childMessageSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('ready') }),
  z.object({ kind: z.literal('progress'), done: z.number(), total: z.number() }),
  z.object({ kind: z.literal('result'), result: z.instanceof(Uint8Array), residentBytes }),
  z.object({ kind: z.literal('refused'), zh: z.string(), en: z.string(), residentBytes }),
  z.object({ kind: z.literal('failed'), message: z.string(), residentBytes }),
]);

export type ChildMessage = z.infer<typeof childMessageSchema>;
