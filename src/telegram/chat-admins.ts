import { failureOf } from './failure.ts';
import { type Access, apiOf } from './identity.ts';

/** Whether a person administers a chat, as Telegram says now; not when it does not know the person there. */
export async function isChatAdmin(access: Access, chat: number, user: number): Promise<boolean> {
  try {
    const { status } = await apiOf(access).getChatMember(chat, user);
    return status === 'creator' || status === 'administrator';
  } catch (error) {
    const failure = failureOf(error)?.kind;
    if (failure === 'refused' || failure === 'forbidden') return false;
    throw error;
  }
}
