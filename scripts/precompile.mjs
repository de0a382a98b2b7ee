/**
 * Turns the JSX in a .tsx file into concatenation of strings and direct calls, at build time (decided from the figures in
 * docs/benchmarks.md: the JSX runtime is where page time goes). TypeScript around it is left as it stands, on its own line.
 */
import { readFile } from 'node:fs/promises'
import { basename, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseSync, visitorKeys } from 'oxc-parser'
import {
  Refusal, functionsOf, isCall, isJsx, isTag, nameOf, otherNames, refuseAttribute, refuseElement, refuseScript, saysTrueOrFalse,
  shownChildren, stringOf, textOf, urlNames, voidTags,
} from './jsx-rules.mjs'
import { escapeStatic } from './jsx-text.mjs'

const runtime = fileURLToPath(new URL('../src/platform/look/markup.ts', import.meta.url))
const runtimeNames = {
  $raw: 'raw', $text: 'jsxEscape', $first: 'jsxFirst', $attr: 'jsxAttr', $url: 'jsxUrl', $jsx: 'jsx',
}
const comparisons = new Set(['===', '!==', '==', '!=', '<', '>', '<=', '>=', 'in', 'instanceof'])
const use = (file, name) => {
  file.used.add(name)
  return name
}

/** As many line breaks as the source has there, so that an error points at the line the author wrote. */
const breaks = (file, from, to) => '\n'.repeat(Math.max(0, file.source.slice(from, to).split('\n').length - 1))

const outermostJsx = (node, found) => {
  if (isJsx(node)) {
    found.push(node)
    return
  }
  for (const key of visitorKeys[node.type] ?? []) {
    // A field holds a node, a list of them (with holes, in an array pattern) or nothing.
    for (const child of [node[key]].flat()) if (child) outermostJsx(child, found)
  }
}

/** The source of an expression with the JSX in it rewritten. */
const valueOf = (file, node, start = node.start, end = node.end) => {
  if (isJsx(node)) return valueOfJsx(file, node)
  const found = []
  outermostJsx(node, found)
  let code = ''
  let at = start
  for (const jsx of found) {
    code += file.source.slice(at, jsx.start) + valueOfJsx(file, jsx)
    at = jsx.end
  }
  code += file.source.slice(at, end)
  return node.type === 'SequenceExpression' ? `(${code})` : code
}

const valueOfJsx = (file, node) =>
  isCall(node) ? callOf(file, node) : `${use(file, '$raw')}(${joined(file, partsOf(file, node), node.start, node.end)})`

/** Parts are strings of HTML, or code that makes one with the piece of source that it stands for. */
const joined = (file, parts, start, end) => {
  const terms = []
  let at = start
  let text = ''
  const flush = () => {
    if (text !== '') terms.push(JSON.stringify(text))
    text = ''
  }
  for (const part of parts) {
    if (typeof part === 'string') {
      text += part
      continue
    }
    flush()
    terms.push(breaks(file, at, part.start) + part.code)
    at = part.end
  }
  flush()
  return (terms.join(' + ') || '""') + breaks(file, at, end)
}

const isConstant = (node) =>
  (node.type === 'Literal' && !node.regex && !node.bigint) || (node.type === 'TemplateLiteral' && node.quasis.length === 1)
const constantOf = (node) => (node.type === 'Literal' ? node.value : node.quasis[0].value.cooked)
const constantHtml = (node) => {
  const value = constantOf(node)
  return value === null || typeof value === 'boolean' ? '' : escapeStatic(String(value))
}

/** Code for the HTML of an expression: a string, without a `Markup` in between where that can be seen from the source. */
const htmlOf = (file, node) => {
  if (isJsx(node) && !isCall(node)) return joined(file, partsOf(file, node), node.start, node.end)
  if (isConstant(node)) return JSON.stringify(constantHtml(node)) + breaks(file, node.start, node.end)
  if (node.type === 'ParenthesizedExpression') {
    const { expression: inner } = node
    return `${breaks(file, node.start, inner.start)}(${htmlOf(file, inner)})${breaks(file, inner.end, node.end)}`
  }
  if (node.type === 'ConditionalExpression') {
    return choice(file, node.test, node.consequent, htmlOf(file, node.alternate), node.alternate.start)
  }
  if (node.type === 'LogicalExpression' && node.operator === '&&' && isYesOrNo(node.left)) {
    return choice(file, node.left, node.right, '""', node.end)
  }
  return `${use(file, '$text')}(${valueOf(file, node)})`
}

const choice = (file, test, yes, otherwise, otherwiseStart) =>
  `(${valueOf(file, test)}${breaks(file, test.end, yes.start)} ? ${htmlOf(file, yes)}` +
  `${breaks(file, yes.end, otherwiseStart)} : ${otherwise})`

// Only then is a falsy left side certain to show nothing: `0 && …` shows 0.
const isYesOrNo = (node) =>
  (node.type === 'UnaryExpression' && node.operator === '!') ||
  (node.type === 'BinaryExpression' && comparisons.has(node.operator))

const partsOf = (file, node) => {
  if (isCall(node)) return [{ code: `${use(file, '$text')}(${callOf(file, node)})`, start: node.start, end: node.end }]
  if (node.type === 'JSXFragment') return childParts(file, node)
  const { openingElement: opening } = node
  const tag = opening.name.type === 'JSXNamespacedName' ? nameOf(opening.name) : opening.name.name
  refuseElement(file, node, tag)
  const parts = [`<${tag}`, ...opening.attributes.flatMap((attribute) => attributeParts(file, attribute)), '>']
  if (voidTags.has(tag)) return parts
  const inside = childParts(file, node)
  if ((tag === 'textarea' || tag === 'pre') && inside.length) inside[0] = firstPart(file, inside[0])
  return [...parts, ...inside, `</${tag}>`]
}

const firstPart = (file, part) =>
  typeof part === 'string' ? part.replace(/^\n/, '\n\n') : { ...part, code: firstCode(file, part.code) }
const firstCode = (file, code) =>
  `${use(file, '$first')}(${code.startsWith('$text(') ? code.slice(6, -1) : `${use(file, '$raw')}(${code})`})`

const childParts = (file, node) =>
  shownChildren(file, node).flatMap((child) => {
    if (child.type === 'JSXText') return [escapeStatic(textOf(file, child))]
    const inner = child.expression ?? child
    if (isJsx(inner)) return partsOf(file, inner)
    if (isConstant(inner)) return [constantHtml(inner)]
    return [{ code: htmlOf(file, inner), start: inner.start, end: inner.end }]
  })

const attributeParts = (file, attribute) => {
  const given = nameOf(attribute.name)
  const name = otherNames[given] ?? given
  refuseAttribute(file, attribute, name)
  if (name === 'key') return []
  const { value } = attribute
  if (value === null) return [saysTrueOrFalse.test(name) ? ` ${name}="true"` : ` ${name}`]
  if (value.type === 'Literal') return [literalAttribute(attribute, name, stringOf(file, value))]
  const inner = value.expression
  if (!inner || inner.type === 'JSXEmptyExpression') throw new Refusal(`${name} needs a value`, attribute.start)
  if (isConstant(inner)) return [literalAttribute(attribute, name, constantOf(inner))]
  const call = use(file, urlNames.has(name.toLowerCase()) ? '$url' : '$attr')
  return [{ code: `${call}(${JSON.stringify(name)}, ${valueOf(file, inner)})`, start: inner.start, end: inner.end }]
}

const literalAttribute = (attribute, name, value) => {
  refuseScript(attribute, name, value)
  if (typeof value === 'boolean' && saysTrueOrFalse.test(name)) return ` ${name}="${value}"`
  if (value === null || value === false) return ''
  return value === true ? ` ${name}` : ` ${name}="${escapeStatic(String(value))}"`
}

const callOf = (file, node) => {
  const { name, attributes } = node.openingElement
  const tag = isTag(name) ? nameOf(name) : null
  if (tag) refuseElement(file, node, tag)
  const target = tag ? JSON.stringify(tag) : file.source.slice(name.start, name.end)
  const isKnown = name.type === 'JSXMemberExpression' || (!tag && file.functions.has(name.name))
  let code = isKnown ? `${target}({` : `${use(file, '$jsx')}(${target}, {`
  let at = node.start
  for (const attribute of attributes) {
    const prop = propOf(file, attribute, tag)
    if (!prop) continue
    code += `${breaks(file, at, prop.start)}${prop.code}, `
    at = prop.end
  }
  const children = childrenProp(file, node)
  if (children) code += `${breaks(file, at, children.start)}children: ${children.code}`
  return `${code}${breaks(file, children?.end ?? at, node.end)}})`
}

const propOf = (file, attribute, tag) => {
  if (attribute.type === 'JSXSpreadAttribute') {
    const { argument } = attribute
    return { code: `...${valueOf(file, argument)}`, start: argument.start, end: argument.end }
  }
  const given = nameOf(attribute.name)
  const name = tag ? otherNames[given] ?? given : given
  if (tag) refuseAttribute(file, attribute, name)
  if (name === 'key') return null
  const { value } = attribute
  const inner = value?.expression ?? value ?? attribute
  let code = 'true'
  if (value?.type === 'Literal') code = JSON.stringify(stringOf(file, value)) + breaks(file, value.start, value.end)
  else if (value) code = valueOf(file, inner)
  return { code: `${JSON.stringify(name)}: ${code}`, start: inner.start, end: inner.end }
}

const childrenProp = (file, node) => {
  const children = shownChildren(file, node)
  if (children.length === 0) return null
  const [first] = children
  const { start } = first
  const { end } = children.at(-1)
  if (children.length > 1) {
    return { code: `${use(file, '$raw')}(${joined(file, childParts(file, node), start, end)})`, start, end }
  }
  if (first.type === 'JSXText') return { code: JSON.stringify(textOf(file, first)), start, end: start }
  const inner = first.expression ?? first
  return { code: valueOf(file, inner), start: inner.start, end: inner.end }
}

/**
 * TSX in, TypeScript without JSX out, line for line.
 * Throws an Error with `offset` (in UTF-16 units) where the source cannot be parsed or holds what a page may not hold.
 */
export const precompileSource = (source, name) => {
  const { program, errors } = parseSync(name, source, { lang: 'tsx' })
  if (errors.length) throw new Refusal(errors[0].message, errors[0].labels[0]?.start ?? 0)
  const file = { source, used: new Set(), functions: functionsOf(program), isMail: /^mails?\.tsx$/.test(basename(name)) }
  const code = valueOf(file, program, 0, source.length)
  if (file.used.size === 0) return code
  const names = [...file.used].map((used) => `${runtimeNames[used]} as ${used}`).join(', ')
  return `import { ${names} } from ${JSON.stringify(runtime)};${code}`
}

const located = (source, file, { message, offset = 0 }) => {
  const before = source.slice(0, offset).split('\n')
  const line = before.length
  const lineText = source.split('\n')[line - 1]
  return { text: message, location: { file: relative(process.cwd(), file), line, column: before.at(-1).length, lineText } }
}

/** The esbuild plugin. */
export const precompile = () => ({
  name: 'precompile',
  setup(build) {
    build.onLoad({ filter: /\.tsx$/ }, async ({ path }) => {
      const source = await readFile(path, 'utf8')
      try {
        return { contents: precompileSource(source, path), loader: 'ts' }
      } catch (error) {
        return { errors: [located(source, path, error)] }
      }
    })
  },
})
