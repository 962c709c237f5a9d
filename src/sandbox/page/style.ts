/** How the page looks; follows the reader's choice of light or dark. */
export const STYLE = `
:root { color-scheme: light dark; --back: #fff; --front: #1e1f22; --soft: #5c5e66; --line: #d5d7dc; --card: #f4f5f7;
  --private: #eef1ff; --accent: #4350d6; --good: #1a7a3c; --bad: #b3261e; }
@media (prefers-color-scheme: dark) {
  :root { --back: #1e1f22; --front: #e6e7ea; --soft: #a9acb5; --line: #3b3d44; --card: #2a2c31; --private: #2b2f48;
    --accent: #a3adff; --good: #6fd08c; --bad: #ff9a92; }
}
* { box-sizing: border-box; }
body { margin: 0; background: var(--back); color: var(--front); font: 1rem/1.45 system-ui, sans-serif; }
h1 { font-size: 1.1rem; margin: 0; } h2 { font-size: 1.2rem; margin: .5rem 0; }
h3, h4, h5 { margin: .4rem 0 .2rem; } p { margin: .25rem 0; }
a { color: var(--accent); }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
.skip { position: absolute; left: -99rem; } .skip:focus { left: .5rem; top: .5rem; background: var(--back); padding: .5rem; }
.top { display: flex; flex-wrap: wrap; gap: .5rem 1.5rem; align-items: center; padding: .6rem 1rem; border-bottom: 1px solid var(--line); }
.clock { display: flex; flex-wrap: wrap; gap: .4rem; align-items: center; margin-inline-start: auto; }
.columns { display: grid; grid-template-columns: minmax(11rem, 16rem) minmax(0, 1fr); }
nav { padding: .5rem 1rem; border-inline-end: 1px solid var(--line); overflow-wrap: anywhere; }
nav ul { list-style: none; margin: 0; padding-inline-start: .5rem; } nav a { display: block; padding: .2rem .3rem; border-radius: .3rem; text-decoration: none; }
nav a[aria-current] { background: var(--card); font-weight: 600; } nav h3 { font-size: .8rem; color: var(--soft); text-transform: uppercase; }
main { padding: .5rem 1rem 2rem; max-width: 60rem; }
#messages { list-style: none; margin: 0; padding: 0; }
.message { padding: .5rem; border-radius: .5rem; margin-bottom: .4rem; overflow-wrap: anywhere; }
.private { background: var(--private); }
.message > header { display: flex; flex-wrap: wrap; gap: .5rem; align-items: baseline; color: var(--soft); font-size: .85rem; }
.message > header strong { color: var(--front); font-size: 1rem; }
.tag { border: 1px solid var(--line); border-radius: .3rem; padding: 0 .3rem; font-size: .75rem; }
.container { background: var(--card); border: 1px solid var(--line); border-inline-start: .3rem solid var(--soft); border-radius: .4rem; padding: .4rem .8rem; margin: .3rem 0; }
.row { display: flex; flex-wrap: wrap; gap: .4rem; margin: .4rem 0; } .section { display: flex; gap: 1rem; justify-content: space-between; align-items: start; }
blockquote { margin: .2rem 0; padding-inline-start: .7rem; border-inline-start: .25rem solid var(--line); }
pre, code { background: var(--card); border-radius: .2rem; padding: 0 .2rem; } pre { padding: .4rem; overflow-x: auto; }
hr { border: 0; border-top: 1px solid var(--line); } .small { color: var(--soft); font-size: .85rem; }
.mention { color: var(--accent); font-weight: 500; }
button, .button, select, input, textarea { font: inherit; color: inherit; background: var(--back); border: 1px solid var(--soft); border-radius: .4rem; padding: .3rem .7rem; min-height: 2rem; }
button { cursor: pointer; } button:disabled { opacity: .55; cursor: not-allowed; }
.primary { border-color: var(--accent); color: var(--accent); font-weight: 600; } .success { border-color: var(--good); color: var(--good); font-weight: 600; } .danger { border-color: var(--bad); color: var(--bad); font-weight: 600; }
.composer { border-top: 1px solid var(--line); margin-top: 1rem; padding-top: .5rem; display: grid; gap: .8rem; }
.composer form, dialog form { display: grid; gap: .4rem; justify-items: start; } .composer label, dialog label { font-weight: 600; }
.field { display: grid; gap: .2rem; width: 100%; } .field input, .field textarea, .field select, #say { width: 100%; max-width: 40rem; } textarea { min-height: 7rem; }
dialog { background: var(--back); color: var(--front); border: 1px solid var(--line); border-radius: .6rem; width: min(40rem, 92vw); }
#status:not(:empty), .wrong { color: var(--bad); font-weight: 600; }
@media (max-width: 45rem) { .columns { grid-template-columns: 1fr; } nav { border-inline-end: 0; border-bottom: 1px solid var(--line); max-height: 30vh; overflow-y: auto; } }
`;
