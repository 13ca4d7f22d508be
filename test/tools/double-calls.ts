import { z } from 'zod';
import type { Double } from '../../src/local/double/double.ts';
import { doubleRoot, inProcess } from '../../src/local/double/in-process.ts';

const answerForm = z.object({
  ok: z.boolean(),
  result: z.unknown().optional(),
  error_code: z.number().optional(),
  description: z.string().optional(),
  parameters: z.unknown().optional(),
});

/** What a double answers to a call. */
export type DoubleAnswer = z.output<typeof answerForm>;

/** Calls a double inside this process. */
export async function callDouble(double: Double, method: string, parameters: object = {}): Promise<DoubleAnswer> {
  const response = await inProcess(double)(`${doubleRoot}/bot${double.token}/${method}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(parameters),
  });
  return answerForm.parse(await response.json());
}
