import { describe, expect, it } from 'vitest';
import { commands } from '../commands/index.ts';
import { systemClock } from '../src/domain/clock.ts';
import { openLocalChat } from '../src/local/local-chat.ts';
import { createLog } from '../src/log.ts';
import { chatOver } from './tools/chat.ts';
import { testEngine } from './tools/engines.ts';
import { storeMadeReport } from './tools/store-made-report.ts';
import { storeSamples } from './tools/store-samples.ts';

/** The longest names that divisions and kinds make: an autonomous county in an autonomous prefecture. */
const longest = '积石山保安族东乡族撒拉族自治县人力资源和社会保障局';

describe('every answer before the strict double of the Bot API', () => {
  const engine = testEngine('pglite');

  for (const locale of ['zh', 'en'] as const) {
    it(`takes each command's examples in ${locale}, and a press on every button under them`, async () => {
      const store = await engine.openFreshStore();
      await storeSamples(store);
      await storeMadeReport(store, longest, { year: 2023, numbers: { 'requests.received@natural_person': 1234567 } });
      const chat = openLocalChat({
        answerer: await chatOver(store),
        menu: commands.map(({ name, summary }) => ({ name, description: summary })),
        log: createLog({ level: 'silent', scrub: (line) => line, write: () => {}, now: () => new Date() }),
        clock: systemClock,
        user: { id: 1, languageCode: locale },
      });
      const questions = commands
        .filter(({ admins }) => admins !== true)
        .flatMap(({ name, examples }) => [
          ...examples[locale].map(({ message }) => message),
          `/${name} ${longest} 2023`,
        ]);
      expect(questions.length).toBeGreaterThan(30);
      for (const question of questions) {
        const turn = await chat.say(question);
        expect(['answered', 'refused'], question).toContain(turn.outcome);
        for (const sight of turn.seen)
          if (sight.kind === 'message') expect((sight.message.text ?? '').length, question).toBeLessThanOrEqual(4096);
        const [newest = []] = turn.outcome === 'answered' ? [chat.keyboards().flat(2)] : [];
        const own = turn.seen.flatMap((sight) => (sight.kind === 'message' ? [sight.message.message_id] : []));
        for (const shown of newest.filter(({ message }) => own.includes(message.message_id))) {
          const pressed = await chat.press(shown);
          if (pressed === null) continue;
          expect(['answered', 'refused', 'ignored'], `${question} [${shown.button.text}]`).toContain(pressed.outcome);
        }
      }
    }, 120_000);
  }
});
