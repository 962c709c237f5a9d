import type { Log } from '../../src/ports/log.js';

/** A log that keeps what was said. */
export function heard(): { log: Log; said: { level: string; sentence: string; [name: string]: unknown }[] } {
  const said: { level: string; sentence: string }[] = [];
  const speaker = (about: object): Log => {
    const say = (level: string) => (fields: object, sentence: string) => {
      said.push({ ...about, ...fields, level, sentence });
    };
    return {
      debug: say('debug'),
      info: say('info'),
      warn: say('warn'),
      error: say('error'),
      child: (fields) => speaker({ ...about, ...fields }),
    };
  };
  return { log: speaker({}), said };
}
