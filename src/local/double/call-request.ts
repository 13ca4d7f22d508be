import schema from './bot-api.schema.json' with { type: 'json' };
import type { UploadedFile } from './files.ts';

/** Where an address leads: `/bot<token>/<method>` or `/file/bot<token>/<path>`; null elsewhere. */
export function readAddress(
  path: string,
): { readonly kind: 'call' | 'file'; readonly token: string; readonly rest: string } | null {
  const found = /^\/(file\/)?bot([^/]+)\/(.+)$/.exec(path);
  if (found?.[2] === undefined || found[3] === undefined) return null;
  return { kind: found[1] === undefined ? 'call' : 'file', token: found[2], rest: found[3] };
}

/** The parameters of a call and the files beside them, from a body of JSON or of a form. */
export async function readCallBody(
  contentType: string,
  body: RequestInit['body'],
): Promise<{ readonly parameters: unknown; readonly files: ReadonlyMap<string, UploadedFile> }> {
  const files = new Map<string, UploadedFile>();
  const response = new Response(body ?? null, { headers: { 'content-type': contentType } });
  if (!contentType.startsWith('multipart/form-data')) {
    const text = typeof body === 'string' ? body : await response.text();
    return { parameters: text === '' ? {} : JSON.parse(text), files };
  }
  const parameters: { [name: string]: unknown } = {};
  for (const [name, value] of await response.formData()) {
    if (typeof value === 'string') parameters[name] = textParameters.has(name) ? value : parsed(value);
    else files.set(name, { name: value.name, bytes: await value.bytes() });
  }
  return { parameters, files };
}

/** Parameters that are texts: in a form everything is written as text, numbers and objects as JSON. */
const textParameters: ReadonlySet<string> = new Set(
  Object.values(schema.definitions).flatMap((definition) =>
    'properties' in definition
      ? Object.entries(definition.properties)
          .filter(([, property]) => 'type' in property && property.type === 'string')
          .map(([name]) => name)
      : [],
  ),
);

function parsed(value: string): unknown {
  try {
    return JSON.parse(value);
  } catch {
    return value;
  }
}
