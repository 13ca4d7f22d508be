import { randomBytes } from 'node:crypto';
import { chmod, cp, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import postgres from 'postgres';
import { systemClock } from '../../src/domain/clock.ts';
import { openStore } from '../../src/store/open.ts';
import { type PostgresServer, startPostgres } from './postgres-server.ts';

// Makes databases for tests, each a copy of one that was migrated once. A line of a connection is a wish, answered by
// one line: the address of a database, or the path of a data folder.

const template = 'gongkai_template';
const folder = await mkdtemp(path.join(tmpdir(), 'gongkai-tests-'));
await chmod(folder, 0o755);

let started: Promise<PostgresServer> | undefined;
let migratedFolder: Promise<string> | undefined;

async function startWithTemplate(): Promise<PostgresServer> {
  const home = path.join(folder, 'postgres');
  await mkdir(home, { mode: 0o755 });
  const server = await startPostgres(home);
  await administer(server, `create database ${template}`);
  await (await openStore({ databaseUrl: server.urlOf(template), dataDir: folder, clock: systemClock })).close();
  return server;
}

async function administer(server: PostgresServer, statement: string): Promise<void> {
  const sql = postgres(server.urlOf('postgres'), { max: 1, fetch_types: false });
  await sql.unsafe(statement);
  await sql.end();
}

async function migrateFolder(): Promise<string> {
  const dataDir = path.join(folder, 'pglite');
  await (await openStore({ databaseUrl: null, dataDir, clock: systemClock })).close();
  return dataDir;
}

/** `options`: what follows CREATE DATABASE and its name. */
async function makeDatabase(options: string): Promise<string> {
  started ??= startWithTemplate();
  const server = await started;
  const name = `test_${randomBytes(8).toString('hex')}`;
  await administer(server, `create database ${name} ${options}`);
  return server.urlOf(name);
}

async function makeFolder(): Promise<string> {
  migratedFolder ??= migrateFolder();
  const copy = path.join(folder, randomBytes(8).toString('hex'));
  await cp(await migratedFolder, copy, { recursive: true, filter: (source) => path.basename(source) !== 'lock' });
  return copy;
}

const wishes: { readonly [wish: string]: () => Promise<string> } = {
  migratedDatabase: () => makeDatabase(`template ${template}`),
  emptyDatabase: () => makeDatabase(''),
  latinDatabase: () => makeDatabase(`encoding 'LATIN1' locale 'C' template template0`),
  migratedFolder: makeFolder,
};

async function answer(socket: Socket): Promise<void> {
  for await (const wish of createInterface(socket)) {
    const make = wishes[wish];
    if (make === undefined) throw new Error(`nobody can wish for ${wish}`);
    socket.write(`${await make()}\n`);
  }
}

async function stop(): Promise<never> {
  await started?.then(
    (server) => server.stop(),
    () => {},
  );
  await rm(folder, { recursive: true, force: true });
  process.exit();
}

const socketPath = path.join(folder, 'engines.sock');
createServer((socket) => {
  socket.on('error', () => socket.destroy());
  answer(socket).catch((error: unknown) => {
    process.stderr.write(`${String(error)}\n`);
    socket.destroy();
  });
}).listen(socketPath, () => process.stdout.write(`${socketPath}\n`));

process.stdin.resume();
process.stdin.once('end', () => void stop());
process.once('SIGTERM', () => void stop());
