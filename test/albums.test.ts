import type { Update } from 'grammy/types';
import { describe, expect, it } from 'vitest';
import { createDouble } from '../src/local/double/double.ts';
import { createAlbums } from '../src/telegram/albums.ts';
import { testToken } from './tools/bot-on-double.ts';
import { createManualClock } from './tools/manual-clock.ts';

describe('documents that were sent at once', () => {
  function arriving() {
    const clock = createManualClock();
    const { people } = createDouble({ token: testToken, clock });
    const albums = createAlbums(clock);
    const whole: number[][] = [];
    const person = { id: 7 };
    const file = (album?: string, chat?: number): Update =>
      people.sendFile(person, { name: 'a.txt', bytes: Buffer.from('a') }, '', {
        ...(chat === undefined ? {} : { chat }),
        ...(album === undefined ? {} : { also: { media_group_id: album } }),
      });
    const add = (update: Update): number => {
      albums.add(update, (updates) => whole.push(updates.map(({ update_id: id }) => id)));
      return update.update_id;
    };
    /** Lets time pass, and what waited for it be done. */
    const pass = async (milliseconds: number): Promise<void> => {
      clock.advance(milliseconds);
      await new Promise(setImmediate);
    };
    return { albums, whole, file, add, pass, say: () => people.say(person, '淄博') };
  }

  it('come together once no more of them have come for a second; everything else comes at once', async () => {
    const { add, file, say, whole, pass } = arriving();
    const [first, words, alone] = [add(file('1')), add(say()), add(file())];
    expect(whole).toEqual([[words], [alone]]);
    await pass(900);
    const second = add(file('1'));
    await pass(900);
    expect(whole).toHaveLength(2);
    await pass(100);
    expect(whole[2]).toEqual([first, second]);
    const late = add(file('1'));
    await pass(1_000);
    expect(whole[3]).toEqual([late]);
  });

  it('are kept apart by album and by chat', async () => {
    const { add, file, whole, pass } = arriving();
    const ids = [add(file('1')), add(file('2')), add(file('1', -5))];
    await pass(1_000);
    expect(whole).toEqual(ids.map((id) => [id]));
  });

  it('are not waited for when the program stops', () => {
    const { albums, add, file, whole } = arriving();
    const ids = [add(file('1')), add(file('1'))];
    albums.flush();
    expect(whole).toEqual([ids]);
    albums.flush();
    expect(whole).toHaveLength(1);
  });
});
