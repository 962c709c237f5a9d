import { z } from 'zod';
import { EDITION_NAMES } from './domain/rules.js';

/** What a person who sets it reads about a setting. */
interface Told {
  readonly about: string;
  /** Taken when the variable is missing or empty. */
  readonly fallback: string;
  readonly example: string;
  /** What a right value is: `must be …`. */
  readonly right: string;
  /** A value that is never printed. */
  readonly secret?: boolean;
}

const told = z.registry<Told>();
const setting = <S extends z.ZodType>(schema: S, about: Told): S => {
  told.add(schema, about);
  return schema;
};

const port = () => z.coerce.number().int().min(0).max(65_535);
const LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const;
const PORT_IS = 'a port number from 0 to 65535 (0 lets the system choose)';

const environment = z.object({
  DISCORD_TOKEN: setting(
    z
      .string()
      .regex(/^[\w.-]*$/u)
      .transform((token) => (token === '' ? null : token)),
    {
      about: "The bot's token. Without it the bot starts with a local Discord to try it in.",
      fallback: '',
      example: 'MTk4NjIy…',
      right: 'the token as the Discord developer portal shows it, without quotes, blanks or the word "Bot"',
      secret: true,
    },
  ),
  DISCORD_API_URL: setting(
    z
      .url({ protocol: /^https?$/u })
      .refine((url) => !/\/v\d+\/?$/u.test(url))
      .transform((url) => url.replace(/\/+$/u, '')),
    {
      about: "Where Discord's REST API is, without a version.",
      fallback: 'https://discord.com/api',
      example: 'http://127.0.0.1:8081/api',
      right: 'an http or https address without a version at its end, such as https://discord.com/api',
    },
  ),
  DATABASE_URL: setting(z.string().regex(/^(file:\S.*|postgres(ql)?:\/\/\S+)$/u), {
    about: 'The database: a SQLite file or a PostgreSQL server.',
    fallback: 'file:./data/convenor.db',
    example: 'postgresql://convenor:secret@db:5432/convenor',
    right: 'file:<path> for SQLite or postgresql://<user>:<password>@<host>:<port>/<database>',
    secret: true,
  }),
  HTTP_HOST: setting(z.string().regex(/^[\w.:-]+$/u), {
    about: 'The address on which `/healthz`, `/readyz` and `/metrics` answer.',
    fallback: '127.0.0.1',
    example: '0.0.0.0',
    right: 'a host name or an IP address of this machine',
  }),
  HTTP_PORT: setting(port(), {
    about: 'The port on which `/healthz`, `/readyz` and `/metrics` answer.',
    fallback: '8080',
    example: '3000',
    right: PORT_IS,
  }),
  LOG_LEVEL: setting(z.enum(LEVELS), {
    about: 'The least important messages that are logged.',
    fallback: 'info',
    example: 'debug',
    right: `one of ${LEVELS.join(', ')}`,
  }),
  RULES_EDITION: setting(z.enum(EDITION_NAMES), {
    about: 'The edition of the rule book under which new matters begin.',
    fallback: EDITION_NAMES[0],
    example: EDITION_NAMES[0],
    right: `one of ${EDITION_NAMES.join(', ')}`,
  }),
  OUTAGE_EXTENSION: setting(
    z.enum(['on', 'off']).transform((value) => value === 'on'),
    {
      about: 'Whether a deadline moves when people could not act before it because the bot was away (§X7).',
      fallback: 'on',
      example: 'off',
      right: 'on or off',
    },
  ),
  SANDBOX_PORT: setting(port(), {
    about: 'The port of the local Discord that is started when there is no token.',
    fallback: '8081',
    example: '9000',
    right: PORT_IS,
  }),
});

/** One row for each environment variable that the program reads. */
export const SETTINGS = Object.entries(environment.shape).map(([name, schema]) => {
  const row = told.get(schema);
  if (!row) throw new Error(`${name} is not described`);
  return { name, ...row };
});

/** The environment as the program works with it. */
export interface Settings {
  /** Null: the bot runs in a local Discord of its own. */
  readonly discordToken: string | null;
  readonly discordApiUrl: string;
  readonly databaseUrl: string;
  readonly httpHost: string;
  readonly httpPort: number;
  readonly logLevel: (typeof LEVELS)[number];
  readonly rulesEdition: (typeof EDITION_NAMES)[number];
  readonly outageExtension: boolean;
  readonly sandboxPort: number;
}

type Environment = { readonly [name: string]: string | undefined };

/** Reads the settings, or says with one sentence a fault which variable is wrong and what would be right. */
export function parseSettings(
  env: Environment,
): { readonly ok: true; readonly settings: Settings } | { readonly ok: false; readonly faults: readonly string[] } {
  const typed = Object.fromEntries(SETTINGS.map(({ name, fallback }) => [name, env[name]?.trim() || fallback]));
  const read = environment.safeParse(typed);
  if (!read.success) {
    const wrong = new Set(read.error.issues.map((issue) => issue.path[0]));
    return {
      ok: false,
      faults: SETTINGS.filter(({ name }) => wrong.has(name)).map(
        ({ name, right, secret }) =>
          `${name} is ${secret ? 'not usable (its value is not shown)' : JSON.stringify(typed[name])}; it must be ${right}.`,
      ),
    };
  }
  return {
    ok: true,
    settings: {
      discordToken: read.data.DISCORD_TOKEN,
      discordApiUrl: read.data.DISCORD_API_URL,
      databaseUrl: read.data.DATABASE_URL,
      httpHost: read.data.HTTP_HOST,
      httpPort: read.data.HTTP_PORT,
      logLevel: read.data.LOG_LEVEL,
      rulesEdition: read.data.RULES_EDITION,
      outageExtension: read.data.OUTAGE_EXTENSION,
      sandboxPort: read.data.SANDBOX_PORT,
    },
  };
}

/** The table of settings that README.md shows. */
export const settingsTable = (): string =>
  [
    '| variable | default | example | what it is |',
    '| --- | --- | --- | --- |',
    ...SETTINGS.map(
      ({ name, fallback, example, about }) =>
        `| \`${name}\` | ${fallback === '' ? '' : `\`${fallback}\``} | \`${example}\` | ${about} |`,
    ),
  ].join('\n');
