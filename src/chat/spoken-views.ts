/** Questions for the checks of a report that do not name them. */
const trust =
  '填对、填对了、填得对、填得对不对、填错、填错了、表填对、表填对了、表格填对、表格填对了、表格填错、表格填错了、可靠、可靠吗、可信、可信吗、靠谱、靠谱吗、能信、能信吗、准确、准确吗、准吗、准不准、有问题、有没有问题、有错、有没有错、对得上、对得上吗、对不对、对吗、加得起来、自洽、自洽吗、一致、矛盾、勾稽关系、勾稽、表对吗、用的表、用错表、reliable、rely、rely on、relied、trust、trustworthy、accurate、correct、consistent、add up、adds up、sum up、errors、error、mistakes、believable、credible';

/** Words that people use for a view of a report, by its command. */
export const spokenViews: readonly (readonly [command: string, words: string])[] = [
  ['check', trust],
  ['yoy', '历年、趋势、逐年、year on year、trend、over time'],
  [
    'disputes',
    '表四、table 4、被告、被告了、被告过、告、告了、告过、被人告、被人告了、被人告过、被起诉、被起诉了、被起诉过、被诉、被诉了、被撤、被推翻、被改判、起诉、打官司、官司、打输、打输了、打赢、打赢了、输了、赢了、败诉、败诉了、胜诉、胜诉了、案子、案件、诉讼案、诉讼结果、复议结果、被复议、被复议了、被复议过、怎么判、怎么判的、判决、判决结果、上法庭、上法院、法院、复议和诉讼、复议诉讼、sued、sue、lawsuit、court、court case、court cases、in court、taken to court、to court、lose、loses、lost、lose in court、win、wins、won、win cases、litigated、legal action、appeals、appealed、overturned、reversed、quashed、annulled、reviewed、disputes',
  ],
  [
    'applicants',
    '谁申请、谁申请的、谁申请了、谁在申请、谁来申请、谁在问、什么人申请、什么人在申请、哪些人申请、哪些人在申请、申请者、申请人是谁、who asked、who asks、who is asking、who requested、who requests、who filed、who files、who is requesting、applicants',
  ],
  [
    'outcomes',
    '表三、table 3、理由、什么理由、哪些理由、拒绝理由、拒绝的理由、不予公开的理由、不予公开理由、依据、什么依据、办理情况、处理结果、怎么处理的、怎么办理的、结果如何、各类结果、各种结果、grounds、ground、what grounds、reasons、results、outcomes、outcome、how did they end',
  ],
  [
    'source',
    '出处、哪来的、哪里来的、从哪来、从哪来的、从哪里来、从哪里来的、来自哪里、哪一页、在哪一页、印在哪、印在哪里、原文在哪、where from、come from、comes from、where is from、where is that from、where is it from、where does that come from、which page、where printed',
  ],
  [
    'proactive',
    '表二、table 2、主动公开、主动公开了、主动发布、proactive、proactively、published、publishes、publications',
  ],
];
