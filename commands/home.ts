import { z } from 'zod';
import { deciderOf } from '../src/alerts/following/chat-rights.ts';
import { chatArgument, partArgument, wordsArgument } from '../src/chat/arguments.ts';
import { defineCommand } from '../src/chat/command.ts';
import { pressOf } from '../src/chat/press.ts';
import { regionsInWords } from '../src/chat/region-words.ts';
import { regionLabel } from '../src/domain/region/label.ts';
import { fullName, regionByCode } from '../src/domain/region/lookup.ts';
import type { Region } from '../src/domain/region/region.ts';
import { UserError } from '../src/domain/user-error.ts';
import type { Locale } from '../src/text/format.ts';
import { html } from '../src/text/html.ts';

/** The part of a press that forgets the home region. */
const none = 'none';

export default defineCommand({
  name: 'home',
  aliases: ['所在地', '我的地区'],
  summary: { zh: '设定常用地区，市工信局就指那里的', en: 'Set a home region for names without one' },
  aside: true,
  elsewhere: true,
  usage: { zh: '/home [地区]', en: '/home [REGION]' },
  help: {
    zh: '设定后，在这个聊天里写“市工信局”就指该地区的机关。不写地区可以查看或取消。',
    en: 'After this, a name without its region, such as 市工信局, means the agency of the home region in this chat. Alone, shows it and offers to forget it.',
  },
  args: z.object({ words: wordsArgument, part: partArgument.optional(), chat: chatArgument }),
  run: async ({ words, part, chat }, deps) => {
    const { store } = deps;
    if (part === none) {
      await deciderOf(deps, chat);
      await store.setChatSettings(chat, { homeRegion: null });
      return { kind: 'forgotten' as const };
    }
    if (part === undefined && words === '') {
      const { homeRegion } = await store.chatSettings(chat);
      return { kind: 'shown' as const, region: homeRegion === null ? undefined : regionByCode(homeRegion) };
    }
    const found =
      part === undefined ? regionsInWords(words) : [regionByCode(part)].filter((region) => region !== undefined);
    const [region, ...others] = found;
    if (region === undefined)
      throw new UserError({
        zh: `没有“${words}”这个地区：请写省、市、县的名称，例如 /home 淄博市。`,
        en: `“${words}” is not a region: please write the name of a province, city or county, such as /home 淄博市.`,
      });
    if (others.length > 0) return { kind: 'several' as const, regions: found };
    await deciderOf(deps, chat);
    await store.setChatSettings(chat, { homeRegion: region.code });
    return { kind: 'set' as const, region };
  },
  render: (data, locale) => {
    const zh = locale === 'zh';
    switch (data.kind) {
      case 'forgotten':
        return { text: zh ? '已取消常用地区。' : 'The home region is forgotten.', buttons: [] };
      case 'shown':
        return data.region === undefined
          ? {
              text: zh ? '还没有设定常用地区，例如 /home 淄博市。' : 'No home region is set; for example /home 淄博市.',
              buttons: [],
            }
          : {
              text: (zh
                ? html`常用地区：${nameOf(data.region, locale)}`
                : html`Home region: ${nameOf(data.region, locale)}`
              ).html,
              buttons: [[{ label: zh ? '取消' : 'Forget it', press: pressOf({ command: 'home', part: none }) }]],
            };
      case 'several':
        return {
          text: zh ? '有几个同名的地区，是哪一个？' : 'Several regions have this name. Which one is meant?',
          buttons: data.regions
            .slice(0, 20)
            .map((region) => [
              { label: nameOf(region, locale), press: pressOf({ command: 'home', part: region.code }) },
            ]),
        };
      case 'set':
        return {
          text: (zh
            ? html`已设定常用地区：${nameOf(data.region, locale)}。不写地区的机关名称就指这里的。`
            : html`Home region: ${nameOf(data.region, locale)}. Names without a region now mean agencies there.`
          ).html,
          buttons: [],
        };
    }
  },
  examples: {
    zh: [
      { message: '/home 淄博市', answers: '已设定常用地区：山东省淄博市' },
      { message: '/home 鼓楼区', answers: '哪一个' },
    ],
    en: [{ message: '/home 淄博市', answers: 'Zibo' }],
  },
});

function nameOf(region: Region, locale: Locale): string {
  return locale === 'zh' ? fullName(region) : `${regionLabel(region)} ${region.name}`;
}
