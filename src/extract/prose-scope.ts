/** What is known of the report before its sentences are read. */
export type ProseSetting = {
  readonly year: number | null;
  /** Edition of table 二, as printed or as in force in the year. */
  readonly edition: '2019' | '2021' | null;
  /** Whose report it is, as far as it is known, if only as 我局. */
  readonly agency: string | null;
};

/**
 * Whether what is said of the whole region (全市, 全区) is the agency's own: of governments and zones, or where it is not known.
 */
export function coversRegion({ agency }: ProseSetting): boolean {
  return agency === null || /(?:政府|管委会|管理委员会|[市县区省])$/u.test(agency);
}

/** Words in the clause that make its figure one of another time, a plan or a rule. */
const elsewhen =
  /去年|上年(?!度?结转)|上一年(?!度?结转)|上年度(?!结转)|往年|同期|明年|下一步|(?<!转|转到|转至|延到|延至|到)下(?:一)?年|预计|(?<![、"])计划(?!总结|生育|[、类信])|力争|拟于|将(?:于|组织|举办|开展|召开|继续|进一步|力争|按照|在|会)|目标(?:为|是|任务)/u;
/** The same at the head of a sentence goes for all its clauses: 去年，共收到… */
const elsewhenAhead = /(?:^|[;:])(?:而|在)?(?:去年|上年度?|上一年度?|往年|明年|下一步)(?:同期)?,/u;
/** Only a part of the year, or what is usual. */
const partOfYear =
  /上半年|下半年|[一二三四1-4]季度|(?<!截[至止][^,;。]{0,8})\d月份?(?!\d|底|末)|每(?:个?月|周|季|日|天|人|件|年)|[日月周年人](?:均|平均)|平均/u;
/** A part of the year at the head of a sentence goes for all its clauses: 截至6月底，共收到…; 上半年，收到…. */
const partAhead =
  /截[至止](?:20\d\d年)?(?:[1-9]|1[01])月|(?:^|[;:])(?:20\d\d年)?(?:上半年|下半年|[一二三四1-4]季度|(?:[1-9]|1[0-2])月份?),/u;
/** Sums over years. 累计 alone is said of one year as well. */
const overYears =
  /(?<!今年|本年|年初|一年|月)以来|历年|历史|至今|自(?:开通|上线|成立|建成|运行|实施|施行)|(?:截[至止]|目前|到年底|至年底|到20\d\d年底)(?:(?!全年|年内|今年|本年|当年)[^;。]){0,40}累计/gu;
/** Figures of other bodies: those below, and the rest of the region. */
const others =
  /(?:各(?![类种项])|所属|下属|直属|辖区|隶属|基层|下级|二级)(?:级?[^,;。\d]{0,4}?(?:区|县|市|州|镇|乡|街道|部门|单位|站所|学校|院校|医院|机构|分局|支局|所|中心|企业|海关|法院|政府|机关))|(?:市|区|县|省|州)直(?:各)?(?:部门|单位|机关)|本级(?!政府网)|县区|区县|镇街|乡镇(?:街道)?(?:共|收到|受理|发布|公开)|兄弟单位|[局委厅省市区县]属(?:事业|企业|各|单位|学校|医院)/u;
const everywhere = /全(?:省|市|区|县|州|盟|旗|镇|乡|系统|域)[^,;。]{0,4}?(?:各|[省市区县]直)/u;
/** 全市共收到: to a department the figure of others, to its government its own. */
const wider =
  /(?:^|[,;。:)])(?:(?:19|20)\d\d年度?,?|今年,?|本年度?,?|当年,?)?全(?:国|省|市|区|县|州|盟|旗)[^,;。]{0,12}?(?:共|各|累计|合计|总计|收到|受理|办理|发布|公开|主动|制发|举办|召开|答复)/u;
/** To a whole government its own office and its departments are parts. */
const ownPart =
  /(?:局|委员会|厅)(?:共|新|全年|累计)*(?:收到|受理|接收|接到|办理|答复)|政府办(?:公[室厅])?(?:[^,;。代]{0,8})(?:收到|受理|接收|办理|答复)/u;

/** 市政府收到: to a department, not to the office of the government. */
const above =
  /(?<!代)(?:(?:省|市|区|县|州)(?:人民)?政府|市局|省局|省厅|总局|上级)(?:共|新|全年|累计)*(?:收到|受理|接收|接到)/u;

function lastOf(text: string, pattern: RegExp): number {
  let last = -1;
  for (const match of text.matchAll(pattern)) last = match.index;
  return last;
}

function spansYears(segment: string, year: number | null): boolean {
  // 2023年以来 is that year.
  const cumulative = lastOf(year === null ? segment : segment.replaceAll(`${year}年以来`, ''), overYears);
  if (cumulative < 0) return false;
  const own = segment.slice(cumulative + 1);
  return !(
    /今年|本年|当年|全年|年内|新增/u.test(own.replace(/(?:截[至止]|目前)[^,;。]*/u, '')) ||
    // 自2008年以来…，其中2023年…
    (year !== null && new RegExp(`[,(]?其?中?${year}年(?:度)?(?!底|末|\\d)`, 'u').test(own))
  );
}

/** The words since the last full stop or semicolon, and since the last comma. */
function tailsOf(before: string): { readonly segment: string; readonly clause: string } {
  const segment = before.split(/[;。]/u).at(-1) ?? '';
  return { segment, clause: segment.split(',').at(-1) ?? '' };
}

/** How far back the words of a figure are looked at. */
const farthest = 200;

/** Whether the words before a figure say that it is of another year, of a plan, or of some part or sum of years. */
export function isOfOtherTime(before: string, { year }: ProseSetting): boolean {
  const { segment, clause } = tailsOf(before.slice(-farthest));
  return (
    elsewhen.test(clause) ||
    partOfYear.test(clause) ||
    partAhead.test(segment) ||
    (elsewhenAhead.test(segment) && !/今年|本年|当年/u.test(segment)) ||
    spansYears(segment, year)
  );
}

/** Whether the words before a figure say that it is another body's: of those below, or of the whole region. */
export function isOfOthers(before: string, setting: ProseSetting): boolean {
  const { segment, clause } = tailsOf(before.slice(-farthest));
  const coversAll = coversRegion(setting);
  if (coversAll) {
    if (ownPart.test(clause)) return true;
  } else {
    if (wider.test(clause) || (wider.test(segment) && !/我|本(?:机关|单位)/u.test(clause))) return true;
    if (above.test(clause) && setting.agency?.includes('政府办公') !== true) return true;
  }
  return others.test(clause) && !(coversAll && everywhere.test(clause));
}
