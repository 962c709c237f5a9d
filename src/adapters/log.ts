import { pino, type Logger } from 'pino';
import pretty from 'pino-pretty';
import { loggable } from '../discord/discord-error.js';
import type { Log } from '../ports/log.js';

// Whatever object gets into a field by mistake, these never reach the output.
const SECRET = ['token', 'authorization', 'Authorization', 'content', 'databaseUrl'];
// pino's own way with errors would log everything that hangs on them, such as a request with its address and body.
const serializers = { err: loggable };
const redact = {
  paths: SECRET.flatMap((name) => [name, `*.${name}`, `*.*.${name}`]),
  censor: '[not logged]',
};

/** Logs JSON lines, or readable lines when a person looks on. Written at once, so that nothing is lost at exit. */
export function createLog(level: string, output: NodeJS.WriteStream = process.stdout): Log {
  const options = { level, redact, serializers, base: null, timestamp: pino.stdTimeFunctions.isoTime };
  const sink = output.isTTY
    ? pretty({
        destination: output,
        sync: true,
        singleLine: true,
        translateTime: 'SYS:HH:MM:ss',
        ignore: 'pid,hostname',
      })
    : output;
  return spoken(pino(options, sink));
}

const spoken = (logger: Logger): Log => ({
  debug: (fields, sentence) => logger.debug(fields, sentence),
  info: (fields, sentence) => logger.info(fields, sentence),
  warn: (fields, sentence) => logger.warn(fields, sentence),
  error: (fields, sentence) => logger.error(fields, sentence),
  child: (fields) => spoken(logger.child(fields)),
});
