import { Ajv, type ValidateFunction } from 'ajv';
import schema from './bot-api.schema.json' with { type: 'json' };
import { Refusal, wouldBeSpoilt } from './refusal.ts';

const ajv = new Ajv({ allowUnionTypes: true, strict: false });
ajv.addSchema(schema, 'bot-api');
const validators = new Map<string, ValidateFunction>();

/** The methods that the double knows, as the Bot API names them. */
export type Method = keyof typeof schema.properties;

/** The method of a name in an address, which the Bot API takes in any case. Throws Refusal when there is none. */
export function methodOf(name: string): Method {
  const wanted = name.toLowerCase();
  const method = Object.keys(schema.properties).find((known) => known.toLowerCase() === wanted);
  if (!isMethod(method)) throw new Refusal(404, 'Not Found: method not found');
  return method;
}

function isMethod(name: string | undefined): name is Method {
  return name !== undefined && name in schema.properties;
}

/** Checks the parameters of a call against the Bot API's own description. Throws Refusal that names the first fault. */
export function checkParameters(method: Method, parameters: unknown): void {
  const validate = validators.get(method) ?? ajv.compile({ $ref: `bot-api#/properties/${method}` });
  validators.set(method, validate);
  if (validate(parameters)) return;
  const fault = validate.errors?.[0];
  const which = fault?.params['additionalProperty'] ?? '';
  throw wouldBeSpoilt(`${method}${fault?.instancePath ?? ''} ${fault?.message ?? 'is wrong'} ${which}`.trim());
}
