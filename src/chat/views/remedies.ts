import type { Locale } from '../../text/format.ts';

// Only the Regulations of 2019 were read in full (domain/taxonomy.json, REG2019): articles 3, 33, 36, 37, 47 and 51. The laws on review
// and litigation were not, so that none of their deadlines is given.

/** What a requester may do about a refusal, in four lines, for the explanation of a ground. */
export function remedyLines(locale: Locale): string[] {
  return locale === 'zh'
    ? [
        '认为侵犯合法权益的，可以（条例第五十一条）：',
        '· 向上一级机关或公开工作主管部门投诉、举报',
        '· 依法申请行政复议，或提起行政诉讼',
        '复议、诉讼的期限这里没有核对，请查法律原文。',
      ]
    : [
        'If it infringes your rights (Regulations, art. 51):',
        '· complain to a superior or competent organ',
        '· apply for administrative review, or sue',
        'Their deadlines are not verified here: see the law.',
      ];
}

/** The whole page: what an answer must contain, how long it may take, and the ways that are open. */
export function remedyPage(locale: Locale): string[] {
  return locale === 'zh'
    ? [
        '先看答复：不予公开要说明理由（条例第三十六条第（三）项）；能分开的，可以公开的部分应当给（第三十七条）。',
        '该等多久：不能当场答复的，20个工作日内；最多再延长20个工作日，并要告知你；征求第三方等意见的时间不算（第三十三条）。',
        '可以走的路（第五十一条）：',
        '1. 向上一级机关或主管部门投诉、举报；主管部门一般是同级政府办公厅（室）（第三条），查实的应当督促整改（第四十七条）',
        '2. 依法申请行政复议',
        '3. 依法提起行政诉讼',
        '据二手资料，2024年起对不予公开须先复议再起诉。《行政复议法》《行政诉讼法》这里没有读过全文，期限和程序没有核对，请查法律原文。',
      ]
    : [
        'A refusal must give reasons (Regulations, art. 36(3)); what can be severed must be given (art. 37).',
        'Time: 20 working days, plus 20 more once told; asking third parties does not count (art. 33).',
        'Ways open (art. 51):',
        '1. Complain to the superior organ or the competent department (usually that government’s general office; arts. 3, 47)',
        '2. Administrative review (reconsideration)',
        '3. Lawsuit',
        'Review comes before court since 2024, by secondary sources. The laws on review and litigation were not read in full here: their deadlines are not verified, look them up.',
      ];
}
