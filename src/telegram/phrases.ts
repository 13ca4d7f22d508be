/** What the bot says when it could not do what it should. No detail: the log has it. */
export const apology = {
  zh: '抱歉，出了点问题，没能回答。请稍后再试一次。',
  en: 'Sorry, something went wrong and there is no answer. Please try again a little later.',
} as const;

/** What the bot says to a photo, a voice message, a sticker. */
export const onlyWordsAndFiles = {
  zh: '机器人只看得懂文字和文件：请发送机关名称和年份，例如“淄博市投资促进局 2023”。',
  en: 'The bot understands words and files only: please send the name of an agency and a year, such as “淄博市投资促进局 2023”.',
} as const;

/** What Telegram shows before a person has written to the bot (up to 512 characters). */
export const profileDescription = {
  zh: [
    '公开：查中国各级行政机关《政府信息公开工作年度报告》中的数字——收到多少申请、来自谁、结果如何、复议诉讼情况、主动公开了什么，',
    '与上一年相比如何，数字之间是否相符，印在哪份文件的哪一格。',
    '发送机关名称和年份即可，例如“淄博市投资促进局 2023”。',
  ].join(''),
  en: [
    'The figures in the annual reports on government information disclosure of Chinese agencies: requests received, ',
    'from whom, how they ended, reviews and lawsuits, what was published; compared with the year before, checked, ',
    'and traced to the cell in which they were printed. Send the name of an agency and a year, such as 淄博市投资促进局 2023.',
  ].join(''),
} as const;

/** One line for the bot's page and for shared links (up to 120 characters). */
export const profileShortDescription = {
  zh: '查询政府信息公开工作年度报告中的数字：申请、结果、复议诉讼、同比、核对、出处。',
  en: "Figures from the annual disclosure reports of China's agencies, compared, checked and traced to their source.",
} as const;
