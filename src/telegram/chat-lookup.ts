import type { ChatMember } from 'grammy/types';
import type { ChatLookup, Membership } from '../chat/shared-chat.ts';
import { UserError } from '../domain/user-error.ts';
import type { Log } from '../log.ts';
import { failureOf } from './failure.ts';
import { type Access, apiOf } from './identity.ts';
import { patiently, pauseAfter } from './patience.ts';

/** A question that may have been answered is asked again so often: to ask twice changes nothing. */
const mostAttempts = 3;

/** Groups and channels as Telegram tells of them now: nothing of it is kept. Throws UserError when it does not answer. */
export function createChatLookup(access: Access & { readonly log: Log }): ChatLookup {
  const api = apiOf(access);

  /** Asks of a chat, and of the one that it became; `closed`: what there is to say where Telegram says nothing. */
  async function following<Result>(
    chat: number | string,
    closed: Result,
    ask: (chat: number | string) => Promise<Result>,
  ): Promise<Result> {
    for (let attempt = 1; ; attempt += 1)
      try {
        return await patiently(() => ask(chat), access);
      } catch (error) {
        const failure = failureOf(error);
        if (failure?.kind === 'migrated' && failure.to !== chat) return await following(failure.to, closed, ask);
        if (failure?.kind === 'refused' || failure?.kind === 'forbidden') return closed;
        if (failure === null || failure.kind === 'unauthorized') throw error;
        access.log.warn('chat not looked up', { attempt, ...(error instanceof Error ? { error } : {}) });
        if (failure.kind !== 'ambiguous' || attempt >= mostAttempts) throw noAnswer();
        await access.clock.wait(pauseAfter(attempt));
      }
  }

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

function noAnswer(): UserError {
  return new UserError({
    zh: 'Telegram 暂时没有回答您在那里是不是管理员，什么都没有改：请稍后再试一次。',
    en: 'Telegram does not say at the moment whether you are an administrator there, so nothing was changed: please try again a little later.',
  });
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
