import type { BotCommand } from 'grammy/types';
import { z } from 'zod';
import { badRequest } from './refusal.ts';

const mostCommands = 100;
const longestDescription = 512;
const longestShortDescription = 120;

const language = z.object({ language_code: z.string().default('') });
const botCommands = z.object({ commands: z.array(z.object({ command: z.string(), description: z.string() })) });

/** What the bot's page and menu show, by language; '' is for everybody else. */
export type Profile = {
  setCommands(parameters: unknown): true;
  getCommands(parameters: unknown): readonly BotCommand[];
  setDescription(parameters: unknown): true;
  getDescription(parameters: unknown): { readonly description: string };
  setShortDescription(parameters: unknown): true;
  getShortDescription(parameters: unknown): { readonly short_description: string };
};

/** Every `set` throws Refusal for what Telegram does not take. */
export function createProfile(): Profile {
  const commands = new Map<string, readonly BotCommand[]>();
  const descriptions = new Map<string, string>();
  const shortDescriptions = new Map<string, string>();

  return {
    setCommands: (parameters) => {
      const menu = botCommands.parse(parameters).commands;
      checkCommands(menu);
      commands.set(languageOf(parameters), menu);
      return true;
    },
    getCommands: (parameters) => commands.get(languageOf(parameters)) ?? [],
    setDescription: (parameters) => {
      const { description } = z.object({ description: z.string().default('') }).parse(parameters);
      if (Array.from(description).length > longestDescription) throw badRequest('description is too long');
      descriptions.set(languageOf(parameters), description);
      return true;
    },
    getDescription: (parameters) => ({ description: descriptions.get(languageOf(parameters)) ?? '' }),
    setShortDescription: (parameters) => {
      const { short_description: text } = z.object({ short_description: z.string().default('') }).parse(parameters);
      if (Array.from(text).length > longestShortDescription) throw badRequest('short description is too long');
      shortDescriptions.set(languageOf(parameters), text);
      return true;
    },
    getShortDescription: (parameters) => ({
      short_description: shortDescriptions.get(languageOf(parameters)) ?? '',
    }),
  };
}

function languageOf(parameters: unknown): string {
  return language.parse(parameters).language_code;
}

function checkCommands(menu: readonly BotCommand[]): void {
  if (menu.length > mostCommands) throw badRequest('BOT_COMMANDS_TOO_MUCH');
  for (const { command, description } of menu) {
    if (command.length > 32) throw badRequest('command length must not exceed 32');
    if (!/^[a-z0-9_]+$/.test(command)) throw badRequest('BOT_COMMAND_INVALID');
    if (description.trim() === '') throw badRequest('command description must be non-empty');
    if (Array.from(description).length > 256) throw badRequest('command description length must not exceed 256');
  }
}
