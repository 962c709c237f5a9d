/** GitHub's own rule for account names. */
const GITHUB_NAME = /^[a-z\d](?:[a-z\d]|-(?=[a-z\d])){0,38}$/iu;

/** The GitHub account in what somebody typed: a name, `@name`, or the address of its page. Null when it can be none. */
export function githubNameOf(typed: string): string | null {
  const name = typed
    .trim()
    .replace(/^(?:https?:\/\/github\.com\/|@)/iu, '')
    .replace(/\/$/u, '');
  return GITHUB_NAME.test(name) ? name : null;
}
