import type { ChatMember } from 'grammy/types';
import type { ChatLookup, Membership } from '../chat/shared-chat.ts';
import { failureOf } from './failure.ts';
import { type Access, apiOf } from './identity.ts';

/** Groups and channels as Telegram tells of them now: nothing of it is kept. */
export function createChatLookup(access: Access): ChatLookup {
  const api = apiOf(access);

  return {
    find: (address) =>
      following(address, null, async (chat) => {
        const found = await api.getChat(chat);
        if (found.type === 'private') return null;
        const { id, type, title, username } = found;
        return { id, type, title, address: username === undefined ? String(id) : `@${username}` };
      }),
    membershipOf: (chat, user) =>
      following<Membership>(chat, 'unknown', async (id) => {
        try {
          return membershipOf(await api.getChatMember(id, user));
        } catch (error) {
          if (failureOf(error)?.kind === 'refused' && saysUnknownUser(error)) return 'outside';
          throw error;
        }
      }),
    ownerOf: (chat) =>
      following(chat, null, async (id) => {
        const people = (await api.getChatAdministrators(id)).filter(({ user }) => !user.is_bot);
        return (people.find(({ status }) => status === 'creator') ?? people[0])?.user.id ?? null;
      }),
  };
}

/** Asks of a chat, and of the one that it became; `closed`: what there is to say where Telegram says nothing. */
async function following<Result>(
  chat: number | string,
  closed: Result,
  ask: (chat: number | string) => Promise<Result>,
): Promise<Result> {
  try {
    return await ask(chat);
  } catch (error) {
    const failure = failureOf(error);
    if (failure?.kind === 'migrated') return await ask(failure.to);
    if (failure?.kind === 'refused' || failure?.kind === 'forbidden') return closed;
    throw error;
  }
}

/** What Telegram says of people that it knows nothing about, there or at all. */
function saysUnknownUser(error: unknown): boolean {
  return error instanceof Error && /user not found|participant_id_invalid/i.test(error.message);
}

/** In a channel only who may post decides what is posted. */
function membershipOf(member: ChatMember): Membership {
  switch (member.status) {
    case 'creator':
      return 'administrator';
    case 'administrator':
      return member.can_post_messages === false ? 'member' : 'administrator';
    case 'member':
      return 'member';
    case 'restricted':
      return member.is_member ? 'member' : 'outside';
    case 'left':
    case 'kicked':
      return 'outside';
  }
}
