// `npm start`: prepares what is missing and starts the bot in this very process.
process.argv.splice(2, 0, 'src/main.ts');
await import('./run.mjs');
