import type { Answerer } from '../../src/chat/answerer.ts';
import { systemClock } from '../../src/domain/clock.ts';
import { openLocalChat } from '../../src/local/local-chat.ts';
import { chatInTerminal } from '../../src/local/terminal.ts';
import { createLog, createScrubber } from '../../src/log.ts';
import { escapeHtml } from '../../src/text/html.ts';

/** A chat in the terminal with little behind it, to be run as a process: node test/tools/terminal-program.ts zh|en */
const answerer: Answerer = async (incoming) => {
  if (incoming.kind === 'press') {
    if (incoming.press === 'nothing') return { kind: 'notice', text: '没有更多了' };
    return { kind: 'edit', reply: { text: `<b>${incoming.press}</b>`, buttons: [] } };
  }
  const { languageCode } = incoming.user;
  const text = incoming.kind === 'text' ? incoming.text : incoming.name;
  return {
    kind: 'send',
    reply: {
      text: `<b>${languageCode}</b> <a href="https://example.org/">${escapeHtml(text)}</a>`,
      buttons:
        text === 'plain'
          ? []
          : [
              [
                { label: '上一年', press: 'y2022' },
                { label: '完', press: 'nothing' },
              ],
              [{ label: '原文', url: 'https://example.org/2023' }],
            ],
    },
  };
};

const stop = new AbortController();
process.once('SIGTERM', () => stop.abort());
const locale = process.argv[2] === 'en' ? 'en' : 'zh';
const scrub = createScrubber([]);
const log = createLog({ level: 'warn', scrub, write: (line) => process.stderr.write(line), now: () => new Date() });
await chatInTerminal({
  chat: openLocalChat({ answerer, menu: [], log, clock: systemClock, user: { id: 1, languageCode: locale } }),
  input: process.stdin,
  output: process.stdout,
  aside: process.stderr,
  interactive: process.stdin.isTTY && process.stdout.isTTY,
  locale,
  stop: stop.signal,
});
