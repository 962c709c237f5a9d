import type { StoredFile } from '../world/model.js';
import type { World } from '../world/world.js';

/** A file as a person hands it in. */
export interface Upload {
  readonly name: string;
  readonly content: string | Buffer;
}

/** Keeps a file that a person hands in, so that the bot can fetch it. */
export function storeUpload(world: World, { name, content }: Upload): StoredFile {
  const file: StoredFile = {
    id: world.ids.next(),
    name,
    bytes: Buffer.from(content),
    contentType: name.endsWith('.md') ? 'text/markdown; charset=utf-8' : 'text/plain; charset=utf-8',
    description: null,
  };
  world.files.set(file.id, file);
  return file;
}
