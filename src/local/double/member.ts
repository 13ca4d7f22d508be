import type { ChatMember, ChatMemberAdministrator, User } from 'grammy/types';

/** How somebody stands in a chat, by the names of the Bot API. */
export type Status = ChatMember['status'];

/** Rights of an administrator that differ from those that one has who may do everything. */
export type Rights = Partial<Pick<ChatMemberAdministrator, 'is_anonymous' | 'can_post_messages' | 'can_manage_chat'>>;

/** A member with all rights that the status may have, or with all but that to write. */
export function memberAs(user: User, status: Status, writes: boolean, rights: Rights = {}): ChatMember {
  switch (status) {
    case 'creator':
      return { status, user, is_anonymous: rights.is_anonymous ?? false };
    case 'administrator':
      return {
        status,
        user,
        can_be_edited: false,
        is_anonymous: false,
        can_manage_chat: true,
        can_delete_messages: true,
        can_manage_video_chats: true,
        can_restrict_members: true,
        can_promote_members: false,
        can_change_info: true,
        can_invite_users: true,
        can_post_stories: true,
        can_edit_stories: true,
        can_delete_stories: true,
        can_send_welcome_messages: true,
        can_post_messages: writes,
        can_edit_messages: writes,
        ...rights,
      };
    case 'restricted':
      return {
        status,
        user,
        is_member: true,
        can_send_messages: writes,
        can_send_audios: writes,
        can_send_documents: writes,
        can_send_photos: writes,
        can_send_videos: writes,
        can_send_video_notes: writes,
        can_send_voice_notes: writes,
        can_send_polls: writes,
        can_send_other_messages: writes,
        can_add_web_page_previews: writes,
        can_react_to_messages: writes,
        can_change_info: false,
        can_invite_users: false,
        can_edit_tag: false,
        can_pin_messages: false,
        can_manage_topics: false,
        until_date: 0,
      };
    case 'kicked':
      return { status, user, until_date: 0 };
    case 'member':
    case 'left':
      return { status, user };
  }
}
