import type { AnyCommand } from '../src/chat/command.ts';
import applicants from './applicants.ts';
import check from './check.ts';
import deleteme from './deleteme.ts';
import define from './define.ts';
import disputes from './disputes.ts';
import find from './find.ts';
import help from './help.ts';
import home from './home.ts';
import lang from './lang.ts';
import outcomes from './outcomes.ts';
import move from './move.ts';
import privacy from './privacy.ts';
import proactive from './proactive.ts';
import remedies from './remedies.ts';
import report from './report.ts';
import source from './source.ts';
import start from './start.ts';
import stats from './stats.ts';
import status from './status.ts';
import subscribe from './subscribe.ts';
import subscriptions from './subscriptions.ts';
import unsubscribe from './unsubscribe.ts';
import withdraw from './withdraw.ts';
import yoy from './yoy.ts';

/** All commands, in menu order. */
export const commands: readonly AnyCommand[] = [
  stats,
  yoy,
  outcomes,
  applicants,
  disputes,
  proactive,
  check,
  source,
  define,
  remedies,
  find,
  subscribe,
  subscriptions,
  report,
  home,
  lang,
  help,
  unsubscribe,
  privacy,
  deleteme,
  start,
  status,
  withdraw,
  move,
];
