import type { Prisma } from '../../generated/sqlite/client.js';

/**
 * What a search compares of a title: lower case, so that it ignores case on both databases, and without the characters
 * that mean "anything" in a LIKE pattern.
 */
export const titleKeyOf = (title: string): string =>
  title
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s%_\\\0]+/g, ' ')
    .trim();

/** Proposals whose reference (`D-12`, `12`) or a part of whose title was typed. */
export function searchFor(typed: string): Prisma.ProposalWhereInput {
  const title = { titleKey: { contains: titleKeyOf(typed) } };
  const [, digits] = /^\s*(?:d-?)?(\d{1,9})\s*$/i.exec(typed) ?? [];
  return digits === undefined ? title : { OR: [{ number: Number(digits) }, title] };
}
