/**
 * Writes src/local/double/bot-api.schema.json: the parameters of the Bot API methods that the bot calls, from
 * @gramio/types. To be run after a method is added here or the types are updated:
 * node test/tools/generate-bot-api-schema.ts [TARGET]
 */
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { createGenerator } from 'ts-json-schema-generator';
import { z } from 'zod';

/** Methods and the types of their parameters; null: it takes none. */
const methods: { readonly [method: string]: string | null } = {
  getUpdates: 'GetUpdatesParams',
  setWebhook: 'SetWebhookParams',
  deleteWebhook: 'DeleteWebhookParams',
  getMe: null,
  sendMessage: 'SendMessageParams',
  sendPhoto: 'SendPhotoParams',
  sendDocument: 'SendDocumentParams',
  editMessageText: 'EditMessageTextParams',
  sendChatAction: 'SendChatActionParams',
  answerCallbackQuery: 'AnswerCallbackQueryParams',
  getChat: 'GetChatParams',
  getChatAdministrators: 'GetChatAdministratorsParams',
  getChatMember: 'GetChatMemberParams',
  getFile: 'GetFileParams',
  setMyCommands: 'SetMyCommandsParams',
  getMyCommands: 'GetMyCommandsParams',
  setMyDescription: 'SetMyDescriptionParams',
  getMyDescription: 'GetMyDescriptionParams',
  setMyShortDescription: 'SetMyShortDescriptionParams',
  getMyShortDescription: 'GetMyShortDescriptionParams',
};

/** Parameters that the bot has no use for, each of which would drag in a large part of the API. */
const unused: ReadonlySet<string> = new Set([
  'business_connection_id',
  'caption_entities',
  'direct_messages_topic_id',
  'entities',
  'ephemeral_message_parameters',
  'quote_entities',
  'rich_message',
  'suggested_post_parameters',
]);

const root = path.resolve(import.meta.dirname, '../..');
const schemaNode = z.record(z.string(), z.unknown());

/**
 * Without descriptions, most of the text, and without what is unused. A file travels beside the JSON, named by an
 * `attach://` string; gramio's builders, objects with toString, come to plain strings on the way.
 */
function reduced(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(reduced);
  const { success, data } = schemaNode.safeParse(node);
  if (!success) return node;
  if (data['$ref'] === '#/definitions/TelegramInputFile') return { type: 'string' };
  if (Array.isArray(data['anyOf'])) {
    const choices = data['anyOf'].filter((choice) => !isBuilder(choice)).map(reduced);
    const different = new Map(choices.map((choice) => [JSON.stringify(choice), choice]));
    return different.size === 1 ? choices[0] : { anyOf: [...different.values()] };
  }
  // The only keyboards that the bot sends hang under a message.
  const reply = schemaNode.safeParse(data['reply_markup']);
  const kept = Object.entries(data)
    .filter(([key, value]) => !unused.has(key) && (key !== 'description' || typeof value !== 'string'))
    .map(([key, value]): [string, unknown] => [key, reduced(value)]);
  const rest = Object.fromEntries(kept);
  return reply.success ? { ...rest, reply_markup: { $ref: '#/definitions/TelegramInlineKeyboardMarkup' } } : rest;
}

function isBuilder(choice: unknown): boolean {
  return JSON.stringify(choice).includes('toString');
}

/** The definitions that a schema refers to, and those that these refer to. */
function reachable(from: unknown, definitions: { readonly [name: string]: unknown }, found: Set<string>): Set<string> {
  for (const [, name] of JSON.stringify(from).matchAll(/"#\/definitions\/([^"]+)"/g)) {
    if (name === undefined || found.has(name)) continue;
    found.add(name);
    reachable(definitions[name], definitions, found);
  }
  return found;
}

const types = Object.values(methods).filter((type) => type !== null);
const source = path.join(root, 'node_modules/@gramio/types/out/params.d.ts');
const generated = createGenerator({ path: source, type: types, skipTypeCheck: true }).createSchema(types);
const definitions = Object.fromEntries(
  Object.entries(generated.definitions ?? {}).map(([name, definition]) => [name, reduced(definition)]),
);
const properties = Object.fromEntries(
  Object.entries(methods).map(([method, type]) => [
    method,
    type === null ? { type: 'object', additionalProperties: false } : { $ref: `#/definitions/${type}` },
  ]),
);
const used = reachable(properties, definitions, new Set());
const schema = {
  $schema: 'http://json-schema.org/draft-07/schema#',
  title: 'Parameters of the Bot API methods that the bot calls, generated from @gramio/types',
  properties,
  definitions: Object.fromEntries(Object.entries(definitions).filter(([name]) => used.has(name))),
};
const target = process.argv[2] ?? path.join(root, 'src/local/double/bot-api.schema.json');
writeFileSync(target, `${JSON.stringify(schema, null, 1)}\n`);
