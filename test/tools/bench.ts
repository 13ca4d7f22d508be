import { cpus, loadavg } from 'node:os';
import { alerts } from './bench/alerts.ts';
import { startEngineServer, wishFor } from './engine-client.ts';
import { figureLine, headLines } from './bench/figure.ts';
import { messages } from './bench/messages.ts';
import { names } from './bench/names.ts';
import type { Databases, Part } from './bench/part.ts';
import { reading } from './bench/reading.ts';
import { startUp } from './bench/start-up.ts';
import { store } from './bench/store.ts';

// `npm run bench [-- NAME...]`: measures, and says what it measured. It asserts nothing.

const parts: readonly Part[] = [reading, names, store, messages, alerts, startUp];

const wanted = process.argv.slice(2);
const unknown = wanted.find((name) => !parts.some((part) => part.name === name));
if (unknown === undefined) await run(parts.filter(({ name }) => wanted.length === 0 || wanted.includes(name)));
else {
  say(`There is no part ${unknown}; there are: ${parts.map(({ name }) => name).join(', ')}.`, process.stderr);
  process.exitCode = 2;
}

async function run(chosen: readonly Part[]): Promise<void> {
  const begun = performance.now();
  const processors = cpus();
  say(`${processors.length} x ${processors[0]?.model ?? 'unknown'}, Node ${process.version}, load ${load()}`);
  say('Medians, each with the floor it was measured with in turn; the ratio is what counts.\n');
  for (const line of headLines()) say(line);
  const server = await startEngineServer();
  const databases: Databases = {
    postgres: () => wishFor('migratedDatabase', server.socket),
    folder: () => wishFor('migratedFolder', server.socket),
  };
  try {
    for (const part of chosen) await part.run({ databases, report: (figure) => say(figureLine(figure)) });
  } finally {
    await server.stop();
  }
  say('');
  for (const { name, floor } of chosen) say(`Floor of ${name}: ${floor}.`);
  say(`${Math.round((performance.now() - begun) / 1000)} s, load ${load()}`);
}

/** Processes that wanted a processor during the last minute. */
function load(): string {
  return (loadavg()[0] ?? 0).toFixed(1);
}

function say(line: string, stream: NodeJS.WriteStream = process.stdout): void {
  stream.write(`${line}\n`);
}
