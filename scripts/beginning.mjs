/**
 * With what a process of tests begins: the settings of its engine, and the files it runs. Several files are each a suite of its own,
 * one after another; then a process that ends before all are through fails, for Node takes an exit in the middle for a good end
 * and what would have come after it would be missed by nobody.
 */
export const beginningOf = (files, env) => {
  const settings = `Object.assign(process.env, ${JSON.stringify(env)})`
  // Some files start themselves again as another process, whose output they read: alone, nothing of a suite comes in it.
  if (files.length === 1) return `${settings}\nawait import(${JSON.stringify(files[0].url)})\n`
  return [
    "import { after, describe } from 'node:test'", settings, 'let through = false', 'after(() => { through = true })',
    "process.on('exit', () => { if (!through) process.exitCode = 70 })",
    ...files.map(({ name, url }) => `describe(${JSON.stringify(name)}, () => import(${JSON.stringify(url)}))`), '',
  ].join('\n')
}
