import { z } from 'zod';
import type { FileShelf, UploadedFile } from './files.ts';
import type { Members } from './members.ts';
import {
  answerCallbackQuery,
  editMessageText,
  type MessageState,
  sendChatAction,
  sendDocument,
  sendMessage,
  sendPhoto,
} from './message-methods.ts';
import type { Profile } from './profile-methods.ts';
import type { Method } from './schema.ts';
import type { UpdateQueue } from './updates.ts';

/** Everything that the methods work on. */
export type DoubleState = MessageState & {
  readonly shelf: FileShelf;
  readonly updates: UpdateQueue;
  readonly profile: Profile;
  readonly members: Members;
};

/** Carries out a call whose parameters were checked. Throws Refusal. */
type Handler = (
  state: DoubleState,
  call: {
    readonly parameters: unknown;
    readonly files: ReadonlyMap<string, UploadedFile>;
    readonly signal: AbortSignal;
  },
) => unknown;

/** What each method does. */
export const handlers: { readonly [Name in Method]: Handler } = {
  getMe: ({ me }) => me,
  getUpdates: ({ updates }, { parameters, signal }) => updates.poll(parameters, signal),
  setWebhook: ({ updates }, { parameters }) => updates.setWebhook(parameters),
  deleteWebhook: ({ updates }, { parameters }) => updates.setWebhook(z.looseObject({}).parse(parameters)),
  getChat: ({ members }, { parameters }) => members.describe(parameters),
  getChatAdministrators: ({ members }, { parameters }) => members.administratorsOf(parameters),
  getChatMember: ({ members }, { parameters }) => members.memberOf(parameters),
  sendMessage: (state, { parameters }) => sendMessage(state, parameters),
  sendDocument: (state, { parameters, files }) => sendDocument(state, parameters, files),
  sendPhoto: (state, { parameters, files }) => sendPhoto(state, parameters, files),
  editMessageText: (state, { parameters }) => editMessageText(state, parameters),
  answerCallbackQuery: (state, { parameters }) => answerCallbackQuery(state, parameters),
  sendChatAction: (state, { parameters }) => sendChatAction(state, parameters),
  getFile: ({ shelf }, { parameters }) => shelf.describe(z.object({ file_id: z.string() }).parse(parameters).file_id),
  setMyCommands: ({ profile }, { parameters }) => profile.setCommands(parameters),
  getMyCommands: ({ profile }, { parameters }) => profile.getCommands(parameters),
  setMyDescription: ({ profile }, { parameters }) => profile.setDescription(parameters),
  getMyDescription: ({ profile }, { parameters }) => profile.getDescription(parameters),
  setMyShortDescription: ({ profile }, { parameters }) => profile.setShortDescription(parameters),
  getMyShortDescription: ({ profile }, { parameters }) => profile.getShortDescription(parameters),
};
