/** What the parser's JSX means, and what a page may not hold: refused while building, before a reader's browser does. */
import { decodeEntities, significantText } from './jsx-text.mjs'

export const voidTags = new Set('area base br col embed hr img input link meta param source track wbr'.split(' '))
export const urlNames = new Set(['href', 'src', 'action', 'formaction', 'xlink:href', 'data'])
export const otherNames = { className: 'class', htmlFor: 'for' }
export const saysTrueOrFalse = /^(?:aria-|data-|contenteditable$|draggable$|spellcheck$)/

export class Refusal extends Error {
  constructor(message, offset) {
    super(message)
    this.offset = offset
  }
}

export const isJsx = (node) => node.type === 'JSXElement' || node.type === 'JSXFragment'

export const isTag = (name) => name.type === 'JSXNamespacedName' || (name.type === 'JSXIdentifier' && /^[a-z]|-/.test(name.name))
const hasSpread = (node) => node.openingElement.attributes.some((attribute) => attribute.type === 'JSXSpreadAttribute')
/** A component; or an element with a spread, where only the runtime knows which of two equal names comes last. */
export const isCall = (node) => node.type === 'JSXElement' && (!isTag(node.openingElement.name) || hasSpread(node))

export const shownChildren = (file, node) =>
  node.children.filter((child) =>
    child.type === 'JSXText' ? textOf(file, child) !== '' : child.expression?.type !== 'JSXEmptyExpression')

const decoded = (text, offset) => {
  try {
    return decodeEntities(text)
  } catch (error) {
    throw new Refusal(error.message, offset)
  }
}
export const textOf = (file, node) => decoded(significantText(file.source.slice(node.start, node.end)), node.start)
export const nameOf = (name) => (name.type === 'JSXNamespacedName' ? `${name.namespace.name}:${name.name.name}` : name.name)
export const stringOf = (file, literal) => decoded(file.source.slice(literal.start + 1, literal.end - 1), literal.start)

export const refuseAttribute = (file, { start }, name) => {
  if (/^on/i.test(name)) throw new Refusal(`${name}: no event handlers in markup, the page's policy forbids them`, start)
  // Mail has no style sheet of its own, so there style attributes are the only way.
  if (name === 'style' && !file.isMail) throw new Refusal('style: use a class, the page\'s policy forbids inline style', start)
  if (/^(?:dangerouslySetInnerHTML|srcdoc|ref|children)$/i.test(name)) throw new Refusal(`${name} is not allowed`, start)
}

export const refuseScript = ({ start }, name, value) => {
  if (urlNames.has(name) && /^\s*(?:javascript|vbscript):/i.test(String(value))) {
    throw new Refusal(`${name} cannot hold script`, start)
  }
}

export const refuseElement = (file, node, tag) => {
  const filled = shownChildren(file, node).length > 0
  if (filled && voidTags.has(tag)) throw new Refusal(`<${tag}> holds nothing`, node.start)
  if (filled && (tag === 'script' || tag === 'style')) {
    throw new Refusal(`<${tag}> with text: the page's policy forbids it`, node.start)
  }
}

/** Names that surely are functions at the top of the file: called as they are. Others may hold the name of a tag. */
export const functionsOf = (program) => {
  const names = new Set()
  for (const statement of program.body) {
    if (statement.type === 'ImportDeclaration') {
      if (statement.importKind !== 'type' && statement.source.value.startsWith('hono/jsx')) {
        throw new Refusal('hono/jsx gives the types only: take Fragment and raw from platform/look/markup.ts', statement.start)
      }
      for (const { local } of statement.specifiers) names.add(local.name)
    }
    const declared = statement.declaration ?? statement
    if (declared.type === 'FunctionDeclaration') names.add(declared.id.name)
    for (const { id, init } of declared.kind === 'const' ? declared.declarations : []) {
      if (init && /^(?:Arrow)?FunctionExpression$/.test(init.type)) names.add(id.name)
    }
  }
  return names
}
