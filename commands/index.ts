import type { AnyCommand } from '../src/chat/command.ts';
import check from './check.ts';
import find from './find.ts';
import help from './help.ts';
import source from './source.ts';
import start from './start.ts';
import stats from './stats.ts';
import yoy from './yoy.ts';

/** All commands, in menu order. */
export const commands: readonly AnyCommand[] = [stats, yoy, check, source, find, help, start];
